calendar-summary =
    { $mentees_are ->
        [learners] Mentorat
       *[executives] Mentorat inversé
    }, séance { $number }{ $topic ->
        [none] {""}
       *[other] {" "}: { $topic }
    }
calendar-description =
    { $program }. Si l'horaire ne vous convient plus, dites-le sur la page de cette séance : le lien est dans le courriel.

calendar-summary-circle = { $title }
calendar-description-circle = { $program }. Un échange entre celles et ceux qui tiennent le même rôle. Si la date ne vous convient pas, il n'y a rien à faire.

# ce qui aiderait, après un avis
mail-help-mastery = Davantage de pratique de votre côté. Le mieux est de montrer ce que vous en avez fait : un projet, un guide, une formation que vous avez donnée.
mail-help-mastery-topic = Pour « { $topic } » : davantage de pratique de votre côté. Le mieux est de montrer ce que vous en avez fait : un projet, un guide, une formation que vous avez donnée.
mail-help-pedagogy = Expliquer à qui débute : essayez une fois avec une ou un collègue qui ne connaît pas le sujet, et dites-nous comment cela s'est passé.
mail-help-pedagogy-topic = Expliquer « { $topic } » à qui débute : essayez une fois avec une ou un collègue qui ne connaît pas le sujet, et dites-nous comment cela s'est passé.
mail-help-discretion = La discrétion : ce qui se dit pendant les séances y reste. Répondez à ce message si vous souhaitez en parler.
mail-help-discretion-topic = La discrétion sur « { $topic } » : ce qui se dit pendant les séances y reste. Répondez à ce message si vous souhaitez en parler.
mail-help-other = « { $line } » : un peu plus que ce que nous avons pu voir jusqu'ici.
mail-help-other-topic = « { $line } », pour « { $topic } » : un peu plus que ce que nous avons pu voir jusqu'ici.

# modèles, essayés par check et launch
fault-mail-faulty =
    { $reason ->
        [missing] Ce fichier d'un courriel manque ({ $spoken }). Ajoutez-le, ou corrigez le nom du courriel dans le programme.
        [syntax] Ce modèle de courriel est illisible ici : { $detail }. Corrigez la ligne.
        [undefined] Ce modèle parle de quelque chose qu'aucun courriel ne connaît : { $detail }. Corrigez le nom.
        [forbidden] Ce modèle fait quelque chose qu'un modèle n'a pas le droit de faire : { $detail }. Retirez-le.
       *[other] Ce modèle de courriel échoue ici : { $detail }. Corrigez la ligne.
    }
mail-percent-right = { $quiz }, pourcentage de bonnes réponses
mail-progress = Progrès, tous sujets confondus, en niveaux
