"""Finding, reaching and doing anything by typing: what Ctrl+K opens."""
