calendar-summary =
    { $topic ->
        [none] Reverse mentoring, session { $number }
       *[other] Reverse mentoring, session { $number }: { $topic }
    }
calendar-description =
    { $program }. If the time does not suit you any more, say so on the page of this session: the link is in the mail.
