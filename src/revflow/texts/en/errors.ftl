error-mail-refused = The mail server did not take the mail (answer { $answer }). Check the address in the people list and the sender in REVFLOW_MAIL_FROM.
