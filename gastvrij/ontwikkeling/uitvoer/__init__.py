"""Writers of files that go out of ontwikkeling."""
