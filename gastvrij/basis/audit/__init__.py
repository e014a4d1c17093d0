"""The hash chain over the event table: how a link is made, and the check of all links."""
