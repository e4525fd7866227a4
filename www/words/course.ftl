### Words of the front and of the map of the course

## The front

front-headline = Training tells every weight one number.
front-tells = This one tells { $name } which way to move, and how hard. Where does it come from?
front-pull = Pull { $name } in the picture and see it change.
front-follow = Follow the number
front-start = New here? Start with one step downhill
front-lessons = The lessons
front-teachers = For teachers: one line puts a lesson into your course page.
front-line = The line
front-own = The numbers of a lesson can be yours: each control is an attribute.

## The map

map-new = { $of } steps
map-stand =
    { $again ->
        [0] { $right } of { $of } steps done
       *[other] { $right } of { $of } steps done, { $again } to try again
    }
map-all = All { $of } steps done
map-here = You were here: go on
map-erase = Forget my answers
