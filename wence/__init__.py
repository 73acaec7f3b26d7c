"""The command line: `wence`."""
