# Binômes d'une vague : pourquoi ils sont proposés, qui n'a trouvé personne, et ce qui aiderait
matching-topic-reached = { $word } : demande { $now } → { $wanted }, le mentor a { $level }
matching-topic-part = { $word } : demande { $now } → { $wanted }, le mentor a { $level } et mène une partie du chemin
matching-topic-low = { $word } : demande { $now } → { $wanted }, le mentor n'a que { $level }
matching-topic-shared = { $word } : demandé et proposé
matching-topic-missing = { $word } : ce mentor ne le propose pas
matching-choice-topic-reached = { $word } : de « { $now } » à « { $wanted } », comme vous le souhaitez ; ce mentor : « { $level } »
matching-choice-topic-part = { $word } : de « { $now } », une partie du chemin vers « { $wanted } » ; ce mentor : « { $level } »
matching-choice-topic-low = { $word } : pas plus loin que vous ; ce mentor : « { $level } »
matching-other-site = Un autre site
matching-same-site = Le même site
matching-other-department = Une autre direction
matching-same-department = La même direction
matching-shared-slots = { $shared } heures de la semaine en commun sur { $asked }
matching-no-shared-slots = Aucun moment de la semaine en commun
matching-by-hr = Les RH souhaitent ce binôme
matching-by-mentee = Est le mentor demandé
matching-small-group = Petit groupe : se réunirait avec { $others ->
    [one] un autre binôme
   *[other] { $others } autres binômes
} de ce mentor sur { $word }
matching-levels-unknown = { $word ->
    [mentee] Le cadre dirigeant n'a pas donné de niveaux
    [learner] La personne qui apprend n'a pas donné de niveaux
   *[mentor] Le mentor n'a pas donné de niveaux
}
matching-site-unknown = { $word ->
    [mentee] Le site du cadre dirigeant n'est pas dans la liste
    [learner] Le site de la personne qui apprend n'est pas dans la liste
   *[mentor] Le site du mentor n'est pas dans la liste
}
matching-department-unknown = { $word ->
    [mentee] La direction du cadre dirigeant n'est pas dans la liste
    [learner] La direction de la personne qui apprend n'est pas dans la liste
   *[mentor] La direction du mentor n'est pas dans la liste
}
matching-slots-unknown = { $word ->
    [mentee] Le cadre dirigeant n'a pas donné de créneaux
    [learner] La personne qui apprend n'a pas donné de créneaux
   *[mentor] Le mentor n'a pas donné de créneaux
}

matching-nobody-offers = { $count ->
    [one] Aucun mentor ne propose { $word }, qu'une personne demande. Trouvez un mentor qui le propose, ou convenez d'un autre sujet.
   *[other] Aucun mentor ne propose { $word }, que { $count } personnes demandent. Trouvez des mentors qui le proposent, ou convenez d'autres sujets.
}
matching-nobody-ahead = { $count ->
    [one] Aucun mentor n'est plus avancé en { $word } que la personne qui le demande. Trouvez un mentor qui le soit, ou convenez d'un autre sujet.
   *[other] Aucun mentor n'est plus avancé en { $word } que l'une des { $count } personnes qui le demandent. Trouvez des mentors qui le soient, ou convenez d'autres sujets.
}
matching-too-few-places = { $would ->
    [0] { $mentees } personnes attendent, et il n'y a encore aucun mentor. Trouvez des mentors ; une vague suivante les prendra.
   *[other] { $mentees } personnes attendent { $places ->
        [0] et aucune place n'est libre
        [1] une seule place
       *[other] { $places } places
    }. Trouvez-en { $missing } de plus, ou écrivez mentees_per_mentor: { $would } pour la prochaine cohorte.
}
matching-too-few-for-wishes = { $would ->
    [0] { $mentees } sujets sont demandés, et il n'y a encore aucun mentor. Trouvez des mentors ; une vague suivante les prendra.
   *[other] { $mentees } sujets sont demandés, et les mentors ont { $places } places. Trouvez-en { $missing } de plus, ou écrivez mentees_per_mentor: { $would } pour la prochaine cohorte.
}

matching-why-taken = Les personnes qui conviennent ont un autre binôme
matching-why-nobody = Il n'y a encore personne de l'autre côté
matching-why-barred = A déjà formé un binôme avec la plupart des personnes qui conviendraient, ou les RH l'ont défait
matching-why-apart = Les RH n'en veulent pas avec la plupart des personnes qui conviendraient
matching-why-no-topic = Aucun sujet en commun
matching-why-same-department = Même direction que la plupart des personnes qui conviendraient
matching-why-reporting-line = Même ligne hiérarchique que la plupart des personnes qui conviendraient
matching-why-other-language = Autre langue que la plupart des personnes qui conviendraient
matching-why-no-choice = N'a pas encore désigné de mentor
matching-why-chose-nobody = Personne ne lui convient parmi les mentors disponibles ; les RH ont son message, s'il y en a un
matching-why-choice-gone = Le mentor désigné n'est plus disponible
matching-why-not-chosen = Personne n'a désigné ce mentor
matching-why-not-drawn = Les RH n'ont formé aucun binôme
matching-why-own-topic = Propose aussi d'enseigner ce sujet, et personne n'apprend ce qu'il enseigne. Pour l'apprendre, retirez-le de ce que la personne propose comme mentor.
matching-why-paired = Forme déjà un binôme, sur un autre sujet, avec la plupart des personnes qui conviendraient
matching-why-same-person = De l'autre côté se trouve la même personne

matching-way-wait = { $count ->
    [one] Attendre : une personne qui n'a pas encore répondu pourrait convenir.
   *[other] Attendre : { $count } personnes qui n'ont pas encore répondu pourraient convenir.
}
matching-way-lift = { $count ->
    [one] Sans la règle « { $rule } », il y aurait un binôme possible.
   *[other] Sans la règle « { $rule } », il y aurait { $count } binômes possibles.
}
matching-way-capacity = mentees_per_mentor: { $count } suffirait.
matching-way-one-more = { $role ->
    [mentee] { $word ->
        [none] Un mentor de plus suffirait.
       *[other] Un mentor de plus qui propose { $word } suffirait.
    }
   *[mentor] { $word ->
        [none] Une personne de plus qui souhaite apprendre suffirait.
       *[other] Une personne de plus qui demande { $word } suffirait.
    }
}
matching-way-nobody-offers = Personne ne propose { $word } : un mentor qui le propose suffirait.
matching-way-nobody-asks = Personne ne demande { $word } : une personne qui le demande suffirait.

matching-way-choose = Une vague suivante redemandera.
matching-way-by-hand = { $count ->
    [one] Les RH peuvent former un binôme avec une personne qui convient : revflow pair.
   *[other] Les RH peuvent former un binôme avec l'une des { $count } personnes qui conviennent : revflow pair.
}

matching-rule-apart = séparés par les RH
matching-rule-same-department = même direction
matching-rule-reporting-line = ligne hiérarchique
matching-rule-other-language = autre langue

matching-criterion-topic-cover = sujets couverts
matching-criterion-level-gap = progrès possible
matching-criterion-other-site = autre site
matching-criterion-other-department = autre direction
matching-criterion-shared-slots = moments en commun
matching-points = { $points ->
    [one] { $points } point
   *[other] { $points } points
}
matching-suggested = Ces binômes sont la proposition des règles ; les RH les composent : revflow choose.
matching-for = Pour
matching-against = Contre
matching-unused = Non connu
matching-unweighed = Non pris en compte ici : { $criteria }. L'âge et le genre ne sont jamais regardés.
matching-all-weighed = L'âge et le genre ne sont jamais regardés.
matching-singles = Sans binôme dans cette proposition
matching-singles-crossed = Sujets et personnes sans binôme dans cette proposition
matching-single = { $who } ({ $role }) : { $why }. { $ways }
matching-single-who = Qui
matching-single-why = Pourquoi
matching-single-ways = Ce qui aiderait

matching-wanted = Ce que souhaitent les RH
matching-wanted-together = { $topic ->
    [none] { $mentee } et { $mentor } : un binôme
   *[other] { $mentee } et { $mentor } : un binôme sur { $topic }
}
matching-wanted-together-unkept = { $topic ->
    [none] { $mentee } et { $mentor } : un binôme, qui n'a pas pu être formé. { $why }
   *[other] { $mentee } et { $mentor } : un binôme sur { $topic }, qui n'a pas pu être formé. { $why }
}
matching-wanted-apart = { $mentee } et { $mentor } : pas de binôme
matching-hindrance-same-person = C'est la même personne.
matching-hindrance-barred = Ce binôme a déjà existé, ou a été défait dans cette vague.
matching-hindrance-paired = Ce binôme existe déjà, sur un autre sujet.
matching-hindrance-own-topic = La première personne propose d'enseigner le sujet qui reste, et nul n'apprend ici ce qu'il enseigne.
matching-hindrance-no-wish = Les sujets que ce mentor pourrait enseigner ont un autre mentor.
matching-hindrance-no-topic = Il n'y a aucun sujet en commun.
matching-hindrance-not-on-topic = La première personne ne demande pas ce sujet, ou la seconde ne l'enseigne pas.
matching-hindrance-same-department = C'est la même direction.
matching-hindrance-reporting-line = C'est la même ligne hiérarchique.
matching-hindrance-other-language = Ce n'est pas la même langue.
matching-hindrance-not-there = L'une des deux personnes n'est pas encore arrivée à la formation des binômes ; une vague suivante pourra les prendre.
matching-hindrance-no-place = Le mentor accompagne déjà autant de personnes qu'un mentor peut en avoir ici.
