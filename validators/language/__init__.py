"""What is known about languages: words and their frequencies."""
