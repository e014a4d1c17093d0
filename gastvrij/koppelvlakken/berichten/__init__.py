"""Messages: mail and e-forms that another system offers."""
