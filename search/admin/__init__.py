"""What editors see of the search: what people look for, and what is put first."""
