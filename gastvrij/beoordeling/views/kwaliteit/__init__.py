"""Pages of conversation quality: samples, calibrations, disputes, agreement."""
