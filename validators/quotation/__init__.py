"""What the validators of quotation marks share: the conventions, and how a paragraph's marks are read."""
