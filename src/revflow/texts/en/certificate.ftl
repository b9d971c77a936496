# The certificate that is given when a pair ends: one page, framed.
certificate-file = Certificate { $name }.pdf
certificate-title = Certificate
certificate-kind = Mentoring
certificate-to = awarded to
certificate-mentor = for sharing what they know, as a mentor, in the program
certificate-mentee = for taking part, and learning, in the program
certificate-program = “{ $program }”
certificate-topics = { $count ->
    [one] Topic: { $topics }
   *[other] Topics: { $topics }
}
certificate-sessions = { $count ->
    [one] one session held, { $time }
   *[other] { $count } sessions held, { $time }
}
certificate-code = Reference { $code }
