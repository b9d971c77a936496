error-mail-refused = Le serveur de courrier a refusé le message (réponse { $answer }). Vérifiez l'adresse dans la liste des personnes et l'expéditeur dans REVFLOW_MAIL_FROM.
