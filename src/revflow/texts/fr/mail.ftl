calendar-summary =
    { $topic ->
        [none] Mentorat inversé, séance { $number }
       *[other] Mentorat inversé, séance { $number } : { $topic }
    }
calendar-description =
    { $program }. Si l'horaire ne vous convient plus, dites-le sur la page de cette séance : le lien est dans le courriel.

# modèles, essayés par check et launch
fault-mail-faulty =
    { $reason ->
        [missing] Ce fichier d'un courriel manque ({ $spoken }). Ajoutez-le, ou corrigez le nom du courriel dans le programme.
        [syntax] Ce modèle de courriel est illisible ici : { $detail }. Corrigez la ligne.
        [undefined] Ce modèle parle de quelque chose qu'aucun courriel ne connaît : { $detail }. Corrigez le nom.
        [forbidden] Ce modèle fait quelque chose qu'un modèle n'a pas le droit de faire : { $detail }. Retirez-le.
       *[other] Ce modèle de courriel échoue ici : { $detail }. Corrigez la ligne.
    }
mail-progress = Progrès, tous sujets confondus, en niveaux
