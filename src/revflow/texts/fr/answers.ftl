# Ce qui ne va pas dans un champ de formulaire : dit à côté du champ, donc sans le nommer.
fault-field-unknown = Ce formulaire n'a pas de champ de ce nom. Ses champs sont : { $fields }.
fault-field-required = Merci de remplir ce champ.
fault-field-too-long = Ce texte est trop long : { $length } caractères, { $most } au plus. Merci de le raccourcir.
fault-text-expected = Merci d'écrire un texte ici.
fault-text-signs = Ce texte contient des signes qui ne s'affichent pas. Merci de le saisir à nouveau ou de le coller sans mise en forme.
fault-value-single = Une seule réponse est possible ici. Merci de n'en donner qu'une.
fault-slot-unknown = { $given } n'est pas un créneau possible. Choisissez parmi : { $known }.
fault-option-unknown = { $given } ne fait pas partie des choix. Choisissez parmi : { $known }.
fault-names-expected = Seuls des noms sont possibles ici, un seul ou une liste. Choisissez parmi : { $known }.
fault-volunteer-required = La participation est volontaire : cochez cette case si vous le souhaitez. Sinon, choisissez « quitter » ; aucune raison n'est demandée.
fault-files-too-many = Un seul fichier est possible ici. Merci de n'en choisir qu'un.
fault-file-type = Ce type de fichier n'est pas accepté. Son nom doit se terminer par : { $accept }.
fault-file-expected = Ce n'est pas un fichier déposé. Merci de le choisir à nouveau.
fault-number-expected = Merci d'indiquer un nombre, par exemple 3 ou 2,5.
fault-whole-expected = Merci d'indiquer un nombre entier, sans décimale.
fault-number-out-of-range = Merci d'indiquer un nombre de { $low } à { $high }.
fault-number-too-low = Merci d'indiquer un nombre égal ou supérieur à { $low }.
fault-number-too-high = Merci d'indiquer un nombre égal ou inférieur à { $high }.
fault-topics-expected = Chaque sujet doit avoir ses niveaux ({ $levels }), par exemple : "data": {"{"}"now": 1{"}"}.
fault-topic-unknown = { $given } n'est pas un sujet demandé ici. Choisissez parmi : { $known }.
fault-topics-missing = Merci d'indiquer un niveau pour chaque sujet. Il manque : { $missing }.
fault-quiz-expected = Merci de répondre à chaque question, comme {"{"}"question": "réponse"{"}"}.
fault-question-unknown = { $given } n'est pas une question posée ici. Voici celles qui le sont : { $known }.
fault-quiz-missing = Merci de répondre à chaque question ; « Je ne sais pas » est aussi une réponse. Il reste : { $missing }.
fault-topics-too-few = { $least ->
    [one] Merci de choisir au moins un sujet, avec ses niveaux.
   *[other] Merci de choisir au moins { $least } sujets, avec leurs niveaux.
}
fault-topics-too-many = { $most ->
    [one] Merci de ne choisir qu'un sujet : celui qui compte le plus.
   *[other] Merci de choisir { $most } sujets au plus : ceux qui comptent le plus.
}
fault-level-missing = Merci de choisir un niveau pour chaque sujet coché.
fault-level-out-of-range = Les niveaux vont de 0 à { $highest }. Merci d'en choisir un.
