"""The first screen: how to start, whom the profile is for, and its passphrase."""
