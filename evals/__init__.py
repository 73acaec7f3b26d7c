"""Question sets, the command that scores them, and the record of scores."""
