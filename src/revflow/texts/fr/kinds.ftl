# Ce que refusent les étapes : modules, séances ; et les calendriers sans jour ouvré.
error-answer = Le formulaire comporte des erreurs ; rien n'a été enregistré. Elles sont indiquées ci-dessous.
error-calendar-always-closed = Le calendrier du programme n'a aucun jour ouvré pendant plus de trois ans. Corrigez ses jours de semaine ou ses fermetures.
error-deliverable-none = Aucun fichier n'a été remis. Choisissez-en au moins un.
error-deliverable-missing = Il manque encore ces livrables : { $names }. Remettez-les avec les autres.
error-deliverable-unknown = { $name } n'est pas un livrable de ce module. Il demande : { $known }.
error-session-past = Une séance doit être à venir ; { $starts } est passé. Choisissez une date ultérieure. Si elle a eu lieu à ce moment-là, dites plutôt qu'elle a eu lieu : elle compte.
error-session-not-over = Une séance qui commence { $starts } n'est pas encore terminée. Revenez quand elle le sera, ou planifiez-la à cette date.
error-session-before-pair = { $starts } précède le début de ce binôme, { $since }. Vérifiez la date.
error-session-twice = La séance { $number }, qui a commencé { $starts }, est déjà notée à ce moment-là. S'il s'agit d'une autre, vérifiez sa date et son heure ; sinon, il n'y a plus rien à faire.
error-session-too-far = Une séance se planifie { $days } jours à l'avance au plus. Choisissez une date plus proche.
error-circle-result = { $result } ne peut pas être dit de la rencontre d'un cercle. Choisissez parmi : { $known }.
error-circle-came = Écrivez le nombre de présents en chiffres, { $most } au plus, ou laissez vide.
error-session-result = { $result } ne peut pas se dire d'une séance. Choisissez parmi : { $known }.
error-session-not-yet = La séance commence { $starts }. Revenez quand elle sera passée ; d'ici là, elle peut être déplacée ou annulée.
error-session-date = Une séance déplacée a besoin de sa nouvelle date. Merci de l'indiquer.
error-correct-result = Une séance ne se corrige pas en « { $result } ». Choisissez parmi : { $known }.
error-correct-date = Une séance qui n'a pas eu lieu n'a pas eu lieu à un autre moment. Retirez --at, ou corrigez-la en held.
error-correct-when = Qu'elle a eu lieu est déjà noté. Dites quand elle a eu lieu : --at 2027-03-01T14:00.
error-not-corrected = La séance { $number } n'est pas notée comme tenue : il n'y a rien à corriger. Une séance qui a eu lieu sans date se note avec revflow confirm TASK --held.
error-session-closed = Cette séance est déjà renseignée ({ $result ->
    [held] tenue
    [moved] déplacée
    [cancelled] annulée
    [missed] manquée
   *[other] { $result }
}). Si c'est une erreur, écrivez à l'équipe du programme.
error-count-of-two = Le nombre de séances se convient entre les deux personnes du binôme. Merci de le leur laisser.
error-count-waits = { $who } a déjà proposé { $count } séances. Attendez la réponse, puis proposez à nouveau.
error-count-same = { $count } séances sont déjà prévues. Proposez un autre nombre.
error-count-held = Il faut au moins une séance, et pas moins que les { $count } déjà tenues. Proposez un nombre plus grand.
error-count-too-many = Ce programme prévoit { $most } séances au plus. Proposez un nombre plus petit.
error-count-reason = En dessous de { $least } séances, une raison est nécessaire. Merci de l'indiquer.
error-no-sessions = Ce binôme n'en est pas à ses séances : rien ne peut en être changé ici. S'il faut changer quelque chose, écrivez aux RH.
error-help-of-two = Seules les deux personnes du binôme demandent cela aux RH. Écrivez aux RH en répondant à l'un de leurs messages.
error-help-nobody = Personne ne peut être sollicité aux RH : elles sont toutes de ce binôme. Parlez-en à votre responsable, ou à qui a lancé le programme.
error-brake-of-mentor = Seul le mentor met le binôme en pause. Demandez aux RH de vous appeler ; rien n'a été changé.
error-no-date = Merci de donner une date et une heure.
error-no-such-time = Ce jour-là, on passe à l'heure d'été et cette heure n'existe pas. Merci d'en choisir une autre.
