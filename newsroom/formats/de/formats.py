"""German: 25. September 2018, 25. September 2018, 14:30 Uhr. What is not said here is Django's own."""

DATETIME_FORMAT = r"j. F Y, H:i \U\h\r"
TIME_FORMAT = "H:i"
