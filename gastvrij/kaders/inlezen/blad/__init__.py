"""Opens sheets: XLSX, CSV, the crosswalk as CSV, and the sheets that Gastvrij wrote itself."""
