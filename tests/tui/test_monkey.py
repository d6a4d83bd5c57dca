from __future__ import annotations
import random, pytest, traceback
from tests.tui.driver import running
from textual.screen import Screen
KEYS = ["enter"]*6+["escape"]*4+["tab","shift+tab","up","down","left","right","pagedown","pageup","space","backspace","delete","f1","f2","f6","f7","f8","f9","ctrl+z","ctrl+y","ctrl+p"]+list("qwertyuiopasdfghjklzxcvbnm0123456789BUPTS+-!?/=.йцукен ,:\"")
@pytest.mark.timeout(280)
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind",["empty","full"])
async def test_monkey(library, seed, kind):
    rnd=random.Random(seed*100+(kind=="full"))
    made = library.create("B", how=rnd.choice(["alone","team"]), people=["Anna","Oleg"]) if kind=="empty" else library.example("boiler","en",empty=seed%2==0)
    pressed=[]
    async with running(library, made, size=rnd.choice([(80,24),(60,20),(120,35)]), language=rnd.choice(["en","ru"])) as me:
        try:
            for n in range(700):
                if rnd.random()<.03:
                    me.strike(*"слово ещё", "enter"); pressed.append("слово ещё⏎")
                if rnd.random()<.01:
                    await me.paste("one\ntwo\nthree\nfour"); pressed.append("PASTE")
                k=rnd.choice(KEYS); pressed.append(k)
                me.strike(k) if len(k)>1 else me.strike(k)
                if n%4==0: await me.settle()
                if me.app.return_value is not None or not me.app.is_running: 
                    print("LEFT", pressed[-5:]); break
                if len(me.app.screen_stack)==2 and n%10==0 and library.rows():
                    me.app.open_workshop(made) if any(r.id==made for r in library.rows()) else None
            await me.settle()
        except BaseException:
            print("KEYS", pressed[-12:]); raise
    print("ok", seed, kind, len(pressed))
