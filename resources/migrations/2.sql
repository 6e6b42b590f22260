-- From schema 1 to 2.
CREATE TABLE account (
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	account_class TEXT NOT NULL,
	account_class_key INTEGER NOT NULL,
	institution TEXT NOT NULL,
	institution_key TEXT NOT NULL,
	account_number TEXT NOT NULL,
	currency TEXT NOT NULL,
	currency_key TEXT NOT NULL,
	part INTEGER NOT NULL,
	tax TEXT NOT NULL,
	purpose TEXT NOT NULL,
	rate INTEGER,
	payment INTEGER,
	payment_currency TEXT,
	opened TEXT,
	closed TEXT,
	reserve INTEGER,
	reserve_currency TEXT,
	position INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE action_item (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	engagement BLOB NOT NULL,
	session BLOB,
	due TEXT,
	done INTEGER,
	done_zone TEXT,
	theirs INTEGER NOT NULL,
	dropped INTEGER NOT NULL,
	snoozed_until TEXT,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE allocation_target (
	number INTEGER NOT NULL,
	asset_class BLOB NOT NULL,
	share INTEGER NOT NULL,
	tolerance INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE asset_class (
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	mean INTEGER NOT NULL,
	volatility INTEGER NOT NULL,
	"column" TEXT NOT NULL,
	position INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE assumptions (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	currency TEXT NOT NULL,
	currency_key TEXT NOT NULL,
	until TEXT,
	inflation INTEGER NOT NULL,
	inflation_volatility INTEGER NOT NULL,
	tax_income INTEGER NOT NULL,
	tax_gains INTEGER NOT NULL,
	rule TEXT NOT NULL,
	guard INTEGER NOT NULL,
	step INTEGER NOT NULL,
	runs INTEGER NOT NULL,
	seed INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE balance (
	number INTEGER NOT NULL,
	day TEXT NOT NULL,
	account BLOB NOT NULL,
	amount INTEGER NOT NULL,
	amount_currency TEXT NOT NULL,
	source TEXT NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE beneficiary (
	number INTEGER NOT NULL,
	person BLOB NOT NULL,
	account BLOB NOT NULL,
	rank TEXT NOT NULL,
	rank_key INTEGER NOT NULL,
	share INTEGER NOT NULL,
	since TEXT,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE benefit_use (
	number INTEGER NOT NULL,
	what TEXT NOT NULL,
	what_key TEXT NOT NULL,
	membership BLOB NOT NULL,
	day TEXT NOT NULL,
	worth INTEGER,
	worth_currency TEXT,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE budget_category (
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	direction TEXT NOT NULL,
	direction_key INTEGER NOT NULL,
	parent BLOB,
	essential INTEGER NOT NULL,
	planned INTEGER,
	planned_currency TEXT,
	position INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE category_rule (
	number INTEGER NOT NULL,
	contains TEXT NOT NULL,
	contains_key TEXT NOT NULL,
	category BLOB NOT NULL,
	account BLOB,
	learnt INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE competency_evidence (
	number INTEGER NOT NULL,
	competency TEXT NOT NULL,
	competency_key TEXT NOT NULL,
	day TEXT NOT NULL,
	role BLOB,
	level INTEGER,
	said TEXT NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE correlation (
	number INTEGER NOT NULL,
	one BLOB NOT NULL,
	other BLOB NOT NULL,
	value INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE course (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	form TEXT NOT NULL,
	form_key INTEGER NOT NULL,
	status TEXT NOT NULL,
	status_key INTEGER NOT NULL,
	part_of BLOB,
	provider TEXT NOT NULL,
	provider_key TEXT NOT NULL,
	organization BLOB,
	details TEXT NOT NULL,
	start TEXT,
	due TEXT,
	ended TEXT,
	planned_hours INTEGER,
	logged_hours INTEGER NOT NULL,
	cost INTEGER,
	cost_currency TEXT,
	payer TEXT NOT NULL,
	paid_on TEXT,
	credits INTEGER,
	credit_unit TEXT NOT NULL,
	gains TEXT NOT NULL,
	address TEXT NOT NULL,
	proof BLOB,
	imported TEXT NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE course_hours (
	number INTEGER NOT NULL,
	course BLOB NOT NULL,
	day TEXT NOT NULL,
	hours INTEGER NOT NULL,
	what TEXT NOT NULL,
	what_key TEXT NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE credential (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	issuer TEXT NOT NULL,
	issuer_key TEXT NOT NULL,
	reference TEXT NOT NULL,
	issued TEXT,
	expires TEXT,
	let_go TEXT,
	grace INTEGER NOT NULL,
	total INTEGER,
	unit TEXT NOT NULL,
	period INTEGER,
	anchor TEXT NOT NULL,
	birth_month TEXT,
	least_a_year INTEGER,
	category_least TEXT NOT NULL,
	category_most TEXT NOT NULL,
	carry_most INTEGER,
	carry_months INTEGER,
	address TEXT NOT NULL,
	proof BLOB,
	imported TEXT NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE credit (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	day TEXT NOT NULL,
	amount INTEGER NOT NULL,
	category TEXT NOT NULL,
	category_key TEXT NOT NULL,
	course BLOB,
	proof BLOB,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE credit_claim (
	number INTEGER NOT NULL,
	credit BLOB NOT NULL,
	credential BLOB NOT NULL,
	category TEXT NOT NULL,
	category_key TEXT NOT NULL,
	amount INTEGER,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE division_item (
	number INTEGER NOT NULL,
	account BLOB NOT NULL,
	separation BLOB NOT NULL,
	first_share INTEGER,
	first_amount INTEGER,
	first_amount_currency TEXT,
	tax INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE engagement (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	person BLOB,
	form TEXT NOT NULL,
	form_key INTEGER NOT NULL,
	about TEXT NOT NULL,
	status TEXT NOT NULL,
	status_key INTEGER NOT NULL,
	cadence INTEGER,
	planned INTEGER,
	fee INTEGER,
	fee_currency TEXT,
	paid INTEGER,
	paid_currency TEXT,
	since TEXT,
	until TEXT,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE estate_item (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	kind TEXT NOT NULL,
	kind_key INTEGER NOT NULL,
	state TEXT NOT NULL,
	state_key INTEGER NOT NULL,
	signed TEXT,
	review TEXT,
	place TEXT NOT NULL,
	holder BLOB,
	person BLOB,
	amount INTEGER,
	amount_currency TEXT,
	ends TEXT,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE exchange_rate (
	number INTEGER NOT NULL,
	day TEXT NOT NULL,
	base TEXT NOT NULL,
	base_key TEXT NOT NULL,
	quote TEXT NOT NULL,
	quote_key TEXT NOT NULL,
	rate INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE feedback (
	number INTEGER NOT NULL,
	about TEXT NOT NULL,
	about_key TEXT NOT NULL,
	person BLOB,
	state TEXT NOT NULL,
	state_key INTEGER NOT NULL,
	day TEXT NOT NULL,
	role BLOB,
	competency TEXT NOT NULL,
	level INTEGER,
	said TEXT NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE gift (
	number INTEGER NOT NULL,
	cause TEXT NOT NULL,
	cause_key TEXT NOT NULL,
	kind TEXT NOT NULL,
	kind_key INTEGER NOT NULL,
	organization BLOB,
	amount INTEGER NOT NULL,
	amount_currency TEXT NOT NULL,
	every TEXT NOT NULL,
	every_key INTEGER NOT NULL,
	month INTEGER,
	since TEXT,
	until TEXT,
	share INTEGER,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE gift_payment (
	number INTEGER NOT NULL,
	day TEXT NOT NULL,
	gift BLOB NOT NULL,
	amount INTEGER NOT NULL,
	amount_currency TEXT NOT NULL,
	deductible INTEGER NOT NULL,
	receipt BLOB,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE holding (
	number INTEGER NOT NULL,
	account BLOB NOT NULL,
	asset_class BLOB NOT NULL,
	share INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE leadership_role (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	body TEXT NOT NULL,
	body_key TEXT NOT NULL,
	organization BLOB,
	membership BLOB,
	since TEXT,
	until TEXT,
	gives INTEGER,
	gives_currency TEXT,
	competencies TEXT NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE learning_plan (
	number INTEGER NOT NULL,
	since TEXT NOT NULL,
	hours_a_month INTEGER,
	hours_a_week INTEGER,
	budget INTEGER,
	budget_currency TEXT,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
ALTER TABLE "member" ADD COLUMN "born" TEXT;
CREATE TABLE membership (
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	organization BLOB,
	role TEXT NOT NULL,
	role_key TEXT NOT NULL,
	since TEXT,
	renews TEXT,
	dues INTEGER,
	dues_currency TEXT,
	every TEXT NOT NULL,
	benefits TEXT NOT NULL,
	"left" TEXT,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE milestone (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	kind TEXT NOT NULL,
	kind_key INTEGER NOT NULL,
	day TEXT NOT NULL,
	until TEXT,
	amount INTEGER,
	amount_currency TEXT,
	account BLOB,
	headline INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE plan_effect (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	scenario BLOB,
	"of" BLOB,
	of_kind TEXT NOT NULL,
	kind TEXT NOT NULL,
	kind_key INTEGER NOT NULL,
	stream BLOB,
	milestone BLOB,
	amount INTEGER,
	amount_currency TEXT,
	every TEXT NOT NULL,
	share INTEGER,
	months INTEGER,
	anchor TEXT NOT NULL,
	first TEXT,
	last TEXT,
	"after" INTEGER NOT NULL,
	lasts INTEGER,
	probability INTEGER NOT NULL,
	taxed INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE quote (
	number INTEGER NOT NULL,
	words TEXT NOT NULL,
	words_key TEXT NOT NULL,
	resource BLOB NOT NULL,
	page TEXT NOT NULL,
	page_key TEXT NOT NULL,
	said TEXT NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE resource (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	kind TEXT NOT NULL,
	kind_key INTEGER NOT NULL,
	status TEXT NOT NULL,
	status_key INTEGER NOT NULL,
	authors TEXT NOT NULL,
	year INTEGER,
	published_in TEXT NOT NULL,
	publisher TEXT NOT NULL,
	topics TEXT NOT NULL,
	address TEXT NOT NULL,
	file BLOB,
	about TEXT NOT NULL,
	stars INTEGER,
	due TEXT,
	started TEXT,
	finished TEXT,
	cite_key TEXT NOT NULL,
	doi TEXT NOT NULL,
	isbn TEXT NOT NULL,
	kept TEXT NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE returns_table (
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	"table" TEXT NOT NULL,
	inflation_column TEXT NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE scenario (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	about TEXT NOT NULL,
	about_key TEXT NOT NULL,
	parent BLOB,
	shown INTEGER NOT NULL,
	position INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE separation (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	day TEXT NOT NULL,
	other_name TEXT NOT NULL,
	scenario BLOB,
	equalisation INTEGER,
	equalisation_currency TEXT,
	wanted INTEGER NOT NULL,
	shared INTEGER NOT NULL,
	first_home INTEGER,
	first_home_currency TEXT,
	other_home INTEGER,
	other_home_currency TEXT,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE service_hours (
	number INTEGER NOT NULL,
	what TEXT NOT NULL,
	what_key TEXT NOT NULL,
	given_to BLOB NOT NULL,
	day TEXT NOT NULL,
	hours INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE session (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	engagement BLOB NOT NULL,
	day TEXT NOT NULL,
	at INTEGER,
	at_zone TEXT,
	length INTEGER,
	form TEXT NOT NULL,
	first TEXT NOT NULL,
	second TEXT NOT NULL,
	third TEXT NOT NULL,
	fourth TEXT NOT NULL,
	confidence INTEGER,
	"by" TEXT,
	useful INTEGER,
	themes TEXT NOT NULL,
	held INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE skill (
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	wanted INTEGER,
	role TEXT NOT NULL,
	role_key TEXT NOT NULL,
	goal BLOB,
	present INTEGER,
	rated_on TEXT,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE skill_rating (
	number INTEGER NOT NULL,
	skill BLOB NOT NULL,
	day TEXT NOT NULL,
	level INTEGER NOT NULL,
	rater BLOB,
	evidence TEXT NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE split (
	number INTEGER NOT NULL,
	memo TEXT NOT NULL,
	memo_key TEXT NOT NULL,
	"transaction" BLOB NOT NULL,
	amount INTEGER NOT NULL,
	amount_currency TEXT NOT NULL,
	category BLOB,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE standing_target (
	number INTEGER NOT NULL,
	year INTEGER NOT NULL,
	hours INTEGER,
	giving INTEGER,
	giving_currency TEXT,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE statement_format (
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	institution TEXT NOT NULL,
	institution_key TEXT NOT NULL,
	heads TEXT NOT NULL,
	delimiter TEXT NOT NULL,
	encoding TEXT NOT NULL,
	date_order TEXT NOT NULL,
	decimal_mark TEXT NOT NULL,
	skipped INTEGER NOT NULL,
	day_column TEXT NOT NULL,
	amount_column TEXT NOT NULL,
	debit_column TEXT NOT NULL,
	credit_column TEXT NOT NULL,
	sign_column TEXT NOT NULL,
	payee_columns TEXT NOT NULL,
	memo_columns TEXT NOT NULL,
	account_column TEXT NOT NULL,
	currency_column TEXT NOT NULL,
	category_column TEXT NOT NULL,
	currency TEXT NOT NULL,
	reversed INTEGER NOT NULL,
	account BLOB,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE stream (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	kind TEXT NOT NULL,
	kind_key INTEGER NOT NULL,
	amount INTEGER NOT NULL,
	amount_currency TEXT NOT NULL,
	every TEXT NOT NULL,
	first TEXT,
	last TEXT,
	starts_with BLOB,
	ends_with TEXT NOT NULL,
	growth INTEGER NOT NULL,
	"indexed" INTEGER NOT NULL,
	taxed INTEGER NOT NULL,
	flexible INTEGER NOT NULL,
	account BLOB,
	category BLOB,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE strength (
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	side TEXT NOT NULL,
	side_key INTEGER NOT NULL,
	wanted INTEGER,
	position INTEGER NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE strength_rating (
	number INTEGER NOT NULL,
	day TEXT NOT NULL,
	strength BLOB NOT NULL,
	level INTEGER NOT NULL,
	rater BLOB,
	engagement BLOB,
	said TEXT NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE support_order (
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	direction TEXT NOT NULL,
	direction_key INTEGER NOT NULL,
	kind TEXT NOT NULL,
	other BLOB,
	separation BLOB,
	first TEXT NOT NULL,
	last TEXT,
	ends_when TEXT NOT NULL,
	expected TEXT,
	ended TEXT,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE support_payment (
	number INTEGER NOT NULL,
	day TEXT NOT NULL,
	amount INTEGER NOT NULL,
	amount_currency TEXT NOT NULL,
	"order" BLOB NOT NULL,
	"transaction" BLOB,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE support_step (
	number INTEGER NOT NULL,
	first TEXT NOT NULL,
	amount INTEGER NOT NULL,
	amount_currency TEXT NOT NULL,
	"order" BLOB NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE tax_band (
	number INTEGER NOT NULL,
	above INTEGER NOT NULL,
	above_currency TEXT NOT NULL,
	rate INTEGER NOT NULL,
	treatment TEXT,
	treatment_key INTEGER,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE "transaction" (
	number INTEGER NOT NULL,
	payee TEXT NOT NULL,
	payee_key TEXT NOT NULL,
	day TEXT NOT NULL,
	amount INTEGER NOT NULL,
	amount_currency TEXT NOT NULL,
	account BLOB NOT NULL,
	category BLOB,
	transfer BLOB,
	memo TEXT NOT NULL,
	check_number TEXT NOT NULL,
	bank_id TEXT NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE TABLE volunteering (
	number INTEGER NOT NULL,
	body TEXT NOT NULL,
	body_key TEXT NOT NULL,
	role TEXT NOT NULL,
	role_key TEXT NOT NULL,
	organization BLOB,
	since TEXT,
	until TEXT,
	season TEXT NOT NULL,
	notes TEXT NOT NULL,
	tags TEXT NOT NULL,
	owner BLOB,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER,
	id BLOB,
	PRIMARY KEY (number)
);
CREATE INDEX account_by_account_class_key ON account (account_class_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX account_by_currency_key ON account (currency_key, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX account_by_id ON account (id);
CREATE INDEX account_by_institution_key ON account (institution_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX account_by_name_key ON account (name_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX account_trash ON account (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX action_item_by_done ON action_item (done, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX action_item_by_due ON action_item (due, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX action_item_by_engagement ON action_item (engagement, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX action_item_by_id ON action_item (id);
CREATE INDEX action_item_by_title_key ON action_item (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX action_item_of_session ON action_item (session) WHERE "session" IS NOT NULL;
CREATE INDEX action_item_trash ON action_item (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX allocation_target_by_asset_class ON allocation_target (asset_class, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX allocation_target_by_id ON allocation_target (id);
CREATE INDEX allocation_target_by_share ON allocation_target (share, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX allocation_target_by_tolerance ON allocation_target (tolerance, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX allocation_target_trash ON allocation_target (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE UNIQUE INDEX asset_class_by_id ON asset_class (id);
CREATE INDEX asset_class_by_mean ON asset_class (mean, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX asset_class_by_name_key ON asset_class (name_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX asset_class_by_volatility ON asset_class (volatility, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX asset_class_trash ON asset_class (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX assumptions_by_currency_key ON assumptions (currency_key, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX assumptions_by_id ON assumptions (id);
CREATE INDEX assumptions_by_title_key ON assumptions (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX assumptions_trash ON assumptions (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX balance_by_account ON balance (account, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX balance_by_amount ON balance (amount, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX balance_by_day ON balance (day, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX balance_by_id ON balance (id);
CREATE INDEX balance_sums_of_account ON balance (account, day, amount, amount_currency, id) WHERE "deleted" IS NULL;
CREATE INDEX balance_trash ON balance (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX beneficiary_by_account ON beneficiary (account, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX beneficiary_by_id ON beneficiary (id);
CREATE INDEX beneficiary_by_person ON beneficiary (person, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX beneficiary_by_rank_key ON beneficiary (rank_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX beneficiary_by_share ON beneficiary (share, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX beneficiary_trash ON beneficiary (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX benefit_use_by_day ON benefit_use (day, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX benefit_use_by_id ON benefit_use (id);
CREATE INDEX benefit_use_by_membership ON benefit_use (membership, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX benefit_use_by_what_key ON benefit_use (what_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX benefit_use_by_worth ON benefit_use (worth, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX benefit_use_trash ON benefit_use (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX budget_category_by_direction_key ON budget_category (direction_key, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX budget_category_by_id ON budget_category (id);
CREATE INDEX budget_category_by_name_key ON budget_category (name_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX budget_category_by_parent ON budget_category (parent, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX budget_category_trash ON budget_category (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX category_rule_by_category ON category_rule (category, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX category_rule_by_contains_key ON category_rule (contains_key, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX category_rule_by_id ON category_rule (id);
CREATE INDEX category_rule_by_learnt ON category_rule (learnt, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX category_rule_of_account ON category_rule (account) WHERE "account" IS NOT NULL;
CREATE INDEX category_rule_trash ON category_rule (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX competency_evidence_by_competency_key ON competency_evidence (competency_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX competency_evidence_by_day ON competency_evidence (day, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX competency_evidence_by_id ON competency_evidence (id);
CREATE INDEX competency_evidence_by_level ON competency_evidence (level, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX competency_evidence_by_role ON competency_evidence (role, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX competency_evidence_trash ON competency_evidence (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE UNIQUE INDEX correlation_by_id ON correlation (id);
CREATE INDEX correlation_by_one ON correlation (one, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX correlation_by_other ON correlation (other, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX correlation_by_value ON correlation (value, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX correlation_trash ON correlation (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX course_by_due ON course (due, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX course_by_form_key ON course (form_key, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX course_by_id ON course (id);
CREATE INDEX course_by_provider_key ON course (provider_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX course_by_status_key ON course (status_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX course_by_title_key ON course (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX course_of_organization ON course (organization) WHERE "organization" IS NOT NULL;
CREATE INDEX course_of_part_of ON course (part_of) WHERE "part_of" IS NOT NULL;
CREATE INDEX course_of_proof ON course (proof) WHERE "proof" IS NOT NULL;
CREATE INDEX course_trash ON course (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX course_hours_by_course ON course_hours (course, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX course_hours_by_day ON course_hours (day, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX course_hours_by_hours ON course_hours (hours, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX course_hours_by_id ON course_hours (id);
CREATE INDEX course_hours_by_what_key ON course_hours (what_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX course_hours_trash ON course_hours (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX credential_by_expires ON credential (expires, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX credential_by_id ON credential (id);
CREATE INDEX credential_by_issued ON credential (issued, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX credential_by_issuer_key ON credential (issuer_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX credential_by_title_key ON credential (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX credential_of_proof ON credential (proof) WHERE "proof" IS NOT NULL;
CREATE INDEX credential_trash ON credential (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX credit_by_amount ON credit (amount, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX credit_by_category_key ON credit (category_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX credit_by_course ON credit (course, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX credit_by_day ON credit (day, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX credit_by_id ON credit (id);
CREATE INDEX credit_by_title_key ON credit (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX credit_of_proof ON credit (proof, day, owner, deleted) WHERE "proof" IS NOT NULL;
CREATE INDEX credit_trash ON credit (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX credit_claim_by_amount ON credit_claim (amount, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX credit_claim_by_category_key ON credit_claim (category_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX credit_claim_by_credential ON credit_claim (credential, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX credit_claim_by_credit ON credit_claim (credit, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX credit_claim_by_id ON credit_claim (id);
CREATE INDEX credit_claim_trash ON credit_claim (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX division_item_by_account ON division_item (account, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX division_item_by_first_share ON division_item (first_share, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX division_item_by_id ON division_item (id);
CREATE INDEX division_item_by_separation ON division_item (separation, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX division_item_trash ON division_item (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX engagement_by_cadence ON engagement (cadence, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX engagement_by_form_key ON engagement (form_key, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX engagement_by_id ON engagement (id);
CREATE INDEX engagement_by_status_key ON engagement (status_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX engagement_by_title_key ON engagement (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX engagement_of_person ON engagement (person) WHERE "person" IS NOT NULL;
CREATE INDEX engagement_trash ON engagement (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE UNIQUE INDEX estate_item_by_id ON estate_item (id);
CREATE INDEX estate_item_by_kind_key ON estate_item (kind_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX estate_item_by_review ON estate_item (review, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX estate_item_by_state_key ON estate_item (state_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX estate_item_by_title_key ON estate_item (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX estate_item_of_holder ON estate_item (holder) WHERE "holder" IS NOT NULL;
CREATE INDEX estate_item_of_person ON estate_item (person) WHERE "person" IS NOT NULL;
CREATE INDEX estate_item_trash ON estate_item (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX exchange_rate_by_base_key ON exchange_rate (base_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX exchange_rate_by_day ON exchange_rate (day, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX exchange_rate_by_id ON exchange_rate (id);
CREATE INDEX exchange_rate_by_quote_key ON exchange_rate (quote_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX exchange_rate_by_rate ON exchange_rate (rate, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX exchange_rate_trash ON exchange_rate (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX feedback_by_about_key ON feedback (about_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX feedback_by_day ON feedback (day, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX feedback_by_id ON feedback (id);
CREATE INDEX feedback_by_person ON feedback (person, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX feedback_by_state_key ON feedback (state_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX feedback_of_role ON feedback (role, day, owner, deleted) WHERE "role" IS NOT NULL;
CREATE INDEX feedback_trash ON feedback (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX gift_by_amount ON gift (amount, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX gift_by_cause_key ON gift (cause_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX gift_by_every_key ON gift (every_key, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX gift_by_id ON gift (id);
CREATE INDEX gift_by_kind_key ON gift (kind_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX gift_by_since ON gift (since, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX gift_of_organization ON gift (organization) WHERE "organization" IS NOT NULL;
CREATE INDEX gift_trash ON gift (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX gift_payment_by_amount ON gift_payment (amount, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX gift_payment_by_day ON gift_payment (day, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX gift_payment_by_deductible ON gift_payment (deductible, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX gift_payment_by_gift ON gift_payment (gift, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX gift_payment_by_id ON gift_payment (id);
CREATE INDEX gift_payment_of_receipt ON gift_payment (receipt, day, owner, deleted) WHERE "receipt" IS NOT NULL;
CREATE INDEX gift_payment_sums_of_gift ON gift_payment (gift, day, amount, amount_currency, receipt, id) WHERE "deleted" IS NULL;
CREATE INDEX gift_payment_trash ON gift_payment (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX holding_by_account ON holding (account, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX holding_by_asset_class ON holding (asset_class, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX holding_by_id ON holding (id);
CREATE INDEX holding_by_share ON holding (share, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX holding_trash ON holding (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX leadership_role_by_body_key ON leadership_role (body_key, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX leadership_role_by_id ON leadership_role (id);
CREATE INDEX leadership_role_by_since ON leadership_role (since, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX leadership_role_by_title_key ON leadership_role (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX leadership_role_by_until ON leadership_role (until, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX leadership_role_of_membership ON leadership_role (membership) WHERE "membership" IS NOT NULL;
CREATE INDEX leadership_role_of_organization ON leadership_role (organization) WHERE "organization" IS NOT NULL;
CREATE INDEX leadership_role_trash ON leadership_role (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX learning_plan_by_budget ON learning_plan (budget, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX learning_plan_by_hours_a_month ON learning_plan (hours_a_month, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX learning_plan_by_hours_a_week ON learning_plan (hours_a_week, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX learning_plan_by_id ON learning_plan (id);
CREATE INDEX learning_plan_by_since ON learning_plan (since, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX learning_plan_trash ON learning_plan (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX membership_by_dues ON membership (dues, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX membership_by_id ON membership (id);
CREATE INDEX membership_by_name_key ON membership (name_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX membership_by_renews ON membership (renews, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX membership_by_role_key ON membership (role_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX membership_of_organization ON membership (organization) WHERE "organization" IS NOT NULL;
CREATE INDEX membership_trash ON membership (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX milestone_by_amount ON milestone (amount, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX milestone_by_day ON milestone (day, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX milestone_by_id ON milestone (id);
CREATE INDEX milestone_by_kind_key ON milestone (kind_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX milestone_by_title_key ON milestone (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX milestone_of_account ON milestone (account, day, owner, deleted) WHERE "account" IS NOT NULL;
CREATE INDEX milestone_trash ON milestone (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX plan_effect_by_amount ON plan_effect (amount, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX plan_effect_by_first ON plan_effect (first, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX plan_effect_by_id ON plan_effect (id);
CREATE INDEX plan_effect_by_kind_key ON plan_effect (kind_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX plan_effect_by_title_key ON plan_effect (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX plan_effect_of_milestone ON plan_effect (milestone) WHERE "milestone" IS NOT NULL;
CREATE INDEX plan_effect_of_of ON plan_effect ("of") WHERE "of" IS NOT NULL;
CREATE INDEX plan_effect_of_scenario ON plan_effect (scenario) WHERE "scenario" IS NOT NULL;
CREATE INDEX plan_effect_of_stream ON plan_effect (stream) WHERE "stream" IS NOT NULL;
CREATE INDEX plan_effect_trash ON plan_effect (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE UNIQUE INDEX quote_by_id ON quote (id);
CREATE INDEX quote_by_page_key ON quote (page_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX quote_by_resource ON quote (resource, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX quote_by_words_key ON quote (words_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX quote_trash ON quote (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE UNIQUE INDEX resource_by_id ON resource (id);
CREATE INDEX resource_by_kind_key ON resource (kind_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX resource_by_status_key ON resource (status_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX resource_by_title_key ON resource (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX resource_by_year ON resource (year, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX resource_of_file ON resource (file) WHERE "file" IS NOT NULL;
CREATE INDEX resource_trash ON resource (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE UNIQUE INDEX returns_table_by_id ON returns_table (id);
CREATE INDEX returns_table_by_name_key ON returns_table (name_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX returns_table_trash ON returns_table (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX scenario_by_about_key ON scenario (about_key, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX scenario_by_id ON scenario (id);
CREATE INDEX scenario_by_title_key ON scenario (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX scenario_of_parent ON scenario (parent) WHERE "parent" IS NOT NULL;
CREATE INDEX scenario_trash ON scenario (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX separation_by_day ON separation (day, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX separation_by_id ON separation (id);
CREATE INDEX separation_by_scenario ON separation (scenario, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX separation_by_title_key ON separation (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX separation_trash ON separation (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX service_hours_by_day ON service_hours (day, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX service_hours_by_given_to ON service_hours (given_to, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX service_hours_by_hours ON service_hours (hours, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX service_hours_by_id ON service_hours (id);
CREATE INDEX service_hours_by_what_key ON service_hours (what_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX service_hours_trash ON service_hours (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX session_by_day ON session (day, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX session_by_engagement ON session (engagement, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX session_by_id ON session (id);
CREATE INDEX session_by_title_key ON session (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX session_by_useful ON session (useful, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX session_trash ON session (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE UNIQUE INDEX skill_by_id ON skill (id);
CREATE INDEX skill_by_name_key ON skill (name_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX skill_by_present ON skill (present, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX skill_by_rated_on ON skill (rated_on, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX skill_by_role_key ON skill (role_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX skill_by_wanted ON skill (wanted, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX skill_of_goal ON skill (goal) WHERE "goal" IS NOT NULL;
CREATE INDEX skill_trash ON skill (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX skill_rating_by_day ON skill_rating (day, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX skill_rating_by_id ON skill_rating (id);
CREATE INDEX skill_rating_by_level ON skill_rating (level, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX skill_rating_by_rater ON skill_rating (rater, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX skill_rating_by_skill ON skill_rating (skill, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX skill_rating_trash ON skill_rating (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX split_by_amount ON split (amount, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX split_by_category ON split (category, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX split_by_id ON split (id);
CREATE INDEX split_by_memo_key ON split (memo_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX split_by_transaction ON split ("transaction", id, owner) WHERE "deleted" IS NULL;
CREATE INDEX split_trash ON split (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX standing_target_by_giving ON standing_target (giving, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX standing_target_by_hours ON standing_target (hours, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX standing_target_by_id ON standing_target (id);
CREATE INDEX standing_target_by_year ON standing_target (year, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX standing_target_trash ON standing_target (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE UNIQUE INDEX statement_format_by_id ON statement_format (id);
CREATE INDEX statement_format_by_institution_key ON statement_format (institution_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX statement_format_by_name_key ON statement_format (name_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX statement_format_of_account ON statement_format (account) WHERE "account" IS NOT NULL;
CREATE INDEX statement_format_trash ON statement_format (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX stream_by_amount ON stream (amount, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX stream_by_first ON stream (first, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX stream_by_id ON stream (id);
CREATE INDEX stream_by_kind_key ON stream (kind_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX stream_by_last ON stream (last, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX stream_by_title_key ON stream (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX stream_of_account ON stream (account) WHERE "account" IS NOT NULL;
CREATE INDEX stream_of_category ON stream (category) WHERE "category" IS NOT NULL;
CREATE INDEX stream_of_starts_with ON stream (starts_with) WHERE "starts_with" IS NOT NULL;
CREATE INDEX stream_trash ON stream (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE UNIQUE INDEX strength_by_id ON strength (id);
CREATE INDEX strength_by_name_key ON strength (name_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX strength_by_side_key ON strength (side_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX strength_by_wanted ON strength (wanted, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX strength_trash ON strength (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX strength_rating_by_day ON strength_rating (day, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX strength_rating_by_id ON strength_rating (id);
CREATE INDEX strength_rating_by_level ON strength_rating (level, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX strength_rating_by_rater ON strength_rating (rater, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX strength_rating_by_strength ON strength_rating (strength, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX strength_rating_of_engagement ON strength_rating (engagement, day, owner, deleted) WHERE "engagement" IS NOT NULL;
CREATE INDEX strength_rating_trash ON strength_rating (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX support_order_by_direction_key ON support_order (direction_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX support_order_by_first ON support_order (first, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX support_order_by_id ON support_order (id);
CREATE INDEX support_order_by_last ON support_order (last, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX support_order_by_title_key ON support_order (title_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX support_order_of_other ON support_order (other, first, owner, deleted) WHERE "other" IS NOT NULL;
CREATE INDEX support_order_of_separation ON support_order (separation, first, owner, deleted) WHERE "separation" IS NOT NULL;
CREATE INDEX support_order_trash ON support_order (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX support_payment_by_amount ON support_payment (amount, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX support_payment_by_day ON support_payment (day, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX support_payment_by_id ON support_payment (id);
CREATE INDEX support_payment_by_order ON support_payment ("order", id, owner) WHERE "deleted" IS NULL;
CREATE INDEX support_payment_of_transaction ON support_payment ("transaction", day, owner, deleted) WHERE "transaction" IS NOT NULL;
CREATE INDEX support_payment_sums_of_order ON support_payment ("order", day, amount, amount_currency, "transaction", id) WHERE "deleted" IS NULL;
CREATE INDEX support_payment_trash ON support_payment (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX support_step_by_amount ON support_step (amount, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX support_step_by_first ON support_step (first, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX support_step_by_id ON support_step (id);
CREATE INDEX support_step_by_order ON support_step ("order", id, owner) WHERE "deleted" IS NULL;
CREATE INDEX support_step_sums_of_order ON support_step ("order", first, amount, amount_currency, id) WHERE "deleted" IS NULL;
CREATE INDEX support_step_trash ON support_step (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX tax_band_by_above ON tax_band (above, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX tax_band_by_id ON tax_band (id);
CREATE INDEX tax_band_by_rate ON tax_band (rate, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX tax_band_by_treatment_key ON tax_band (treatment_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX tax_band_trash ON tax_band (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX transaction_by_account ON "transaction" (account, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX transaction_by_amount ON "transaction" (amount, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX transaction_by_day ON "transaction" (day, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX transaction_by_id ON "transaction" (id);
CREATE INDEX transaction_by_payee_key ON "transaction" (payee_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX transaction_of_category ON "transaction" (category, day, owner, deleted) WHERE "category" IS NOT NULL;
CREATE INDEX transaction_of_transfer ON "transaction" (transfer, day, owner, deleted) WHERE "transfer" IS NOT NULL;
CREATE INDEX transaction_sums_of_account ON "transaction" (account, day, amount, amount_currency, category, transfer, id) WHERE "deleted" IS NULL;
CREATE INDEX transaction_trash ON "transaction" (deleted, id) WHERE "deleted" IS NOT NULL;
CREATE INDEX volunteering_by_body_key ON volunteering (body_key, id, owner) WHERE "deleted" IS NULL;
CREATE UNIQUE INDEX volunteering_by_id ON volunteering (id);
CREATE INDEX volunteering_by_role_key ON volunteering (role_key, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX volunteering_by_since ON volunteering (since, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX volunteering_by_until ON volunteering (until, id, owner) WHERE "deleted" IS NULL;
CREATE INDEX volunteering_of_organization ON volunteering (organization) WHERE "organization" IS NOT NULL;
CREATE INDEX volunteering_trash ON volunteering (deleted, id) WHERE "deleted" IS NOT NULL;
