"""What every table and record of tidings is: one declaration each, from which all else is made."""
