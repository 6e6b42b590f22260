"""The profile file: key and connection, tables derived from records, readers, the writer with its journal."""
