"""Config: settings, root urls, the command line; no rules."""
