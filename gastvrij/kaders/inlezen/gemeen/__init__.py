"""What all readers share: lines, words, dates, fields, the form of what is read."""
