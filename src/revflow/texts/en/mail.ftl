calendar-summary =
    { $topic ->
        [none] Reverse mentoring, session { $number }
       *[other] Reverse mentoring, session { $number }: { $topic }
    }
calendar-description =
    { $program }. If the time does not suit you any more, say so on the page of this session: the link is in the mail.

# templates, tried by check and launch
fault-mail-faulty =
    { $reason ->
        [missing] This file of a mail is missing ({ $spoken }). Add it, or correct the name of the mail in the program.
        [syntax] This template of a mail cannot be read here: { $detail }. Correct the line.
        [undefined] This template speaks of something that no mail knows: { $detail }. Correct the name.
        [forbidden] This template does something that a template may not do: { $detail }. Leave it out.
       *[other] This template of a mail fails here: { $detail }. Correct the line.
    }
mail-progress = Progress over all topics, in levels
