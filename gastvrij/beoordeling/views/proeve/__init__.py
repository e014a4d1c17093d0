"""Pages of the workplace exam: what it is made of, one sitting, the afname and what follows."""
