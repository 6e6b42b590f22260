"""The parts of the page of learning."""
