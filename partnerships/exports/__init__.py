"""What the columns of exported lists say, one module per list. Headings and values are the words of the pages."""
