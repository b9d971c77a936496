# Les mots qu'un programme n'a pas à écrire lui-même.
level-0 = Jamais utilisé
level-1 = Essayé
level-2 = Avec de l'aide
level-3 = À l'aise
level-4 = Capable de l'enseigner
label-volunteer = Je participe volontairement
label-approve = Approuver
label-revise = Renvoyer
label-decline = Décliner
label-close = Clore
