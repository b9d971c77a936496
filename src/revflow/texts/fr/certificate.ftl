# L'attestation remise à la fin d'un binôme : une page, encadrée.
certificate-file = Attestation { $name }.pdf
certificate-title = Attestation
certificate-kind = Mentorat
certificate-to = décernée à
certificate-mentor = pour avoir, comme mentor, partagé son savoir-faire dans le programme
certificate-mentee = pour avoir pris part, et appris, dans le programme
certificate-program = « { $program } »
certificate-topics = { $count ->
    [one] Sujet : { $topics }
   *[other] Sujets : { $topics }
}
certificate-sessions = { $count ->
    [one] une séance tenue, { $time }
   *[other] { $count } séances tenues, { $time }
}
certificate-code = Référence { $code }
