calendar-summary =
    { $topic ->
        [none] Mentorat inversé, séance { $number }
       *[other] Mentorat inversé, séance { $number } : { $topic }
    }
calendar-description =
    { $program }. Si l'horaire ne vous convient plus, dites-le sur la page de cette séance : le lien est dans le courriel.
