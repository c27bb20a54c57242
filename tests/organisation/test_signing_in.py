"""Signing in: with the name given, in plain Thai, with a password of one's own, and a second step."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail

from ruamphaen.organisation import actions
from ruamphaen.organisation.models import Post, User
from tests import make
from tests.cast import TODAY

pytestmark = pytest.mark.django_db

OWN = "เช้าวันเสาร์ไปไร่ลำไย"


@pytest.fixture(autouse=True)
def _limits_begin_anew():
    from django.core.cache import cache

    cache.clear()


def sign_in(client, login, password):
    return client.post("/accounts/login/", {"login": login, "password": password})


def text(answer) -> str:
    return answer.content.decode()


# ------------------------------------------------------------------ the pages


ENTRANCES = [
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-wrong/",
    "/accounts/password/reset/key/done/",
    "/accounts/signup/",
    "/accounts/inactive/",
    "/accounts/confirm-email/",
    "/accounts/confirm-email/wrong/",
]
OWN_PAGES = [
    "/accounts/logout/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/reauthenticate/",
    "/accounts/2fa/",
]


@pytest.mark.parametrize("address", ENTRANCES + OWN_PAGES)
def test_every_page_of_the_sign_in_library_stands_in_our_frame_and_is_thai(client, cast, address):
    if address in OWN_PAGES:
        client.force_login(cast.anan)
    page = text(client.get(address, follow=True))
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert 'class="site-header"' in page
    main = page.partition('<main id="main"')[2].partition("</main>")[0]
    english = re.findall(r">[^<>]*[A-Za-z]{4,}[^<>]*<", main)
    assert [words for words in english if not re.search(r"Google|@", words)] == []


def test_the_fields_of_sign_in_keep_their_names_and_tell_password_keepers_what_they_are(client):
    page = text(client.get("/accounts/login/"))
    assert re.search(r'<input[^>]*type="text"[^>]*name="login"[^>]*autocomplete="username"', page)
    assert re.search(
        r'<input[^>]*type="password"[^>]*name="password"[^>]*autocomplete="current-password"', page
    )


# ------------------------------------------------------------------ in and out


def test_a_person_signs_in_and_stands_at_the_desk(client, cast):
    answer = sign_in(client, "somsri", make.PASSWORD)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")


def test_sign_in_leads_back_to_where_one_wanted_to_go(client, cast):
    page = text(client.get("/accounts/login/?next=/desk/ban-nong/bodies/"))
    assert 'name="next" value="/desk/ban-nong/bodies/"' in page
    typed = {"login": "somsri", "password": make.PASSWORD, "next": "/desk/ban-nong/bodies/"}
    assert client.post("/accounts/login/", typed)["Location"] == "/desk/ban-nong/bodies/"


def test_sign_in_never_leads_to_another_site(client, cast):
    typed = {"login": "somsri", "password": make.PASSWORD, "next": "https://evil.example/"}
    assert client.post("/accounts/login/", typed)["Location"] == "/desk/"


@pytest.mark.parametrize(("login", "password"), [("somsri", "ผิดแน่นอน"), ("nobody", make.PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_answer_alike(client, cast, login, password):
    page = text(sign_in(client, login, password))
    assert "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง" in page
    assert password not in page


def test_guessing_is_stopped_in_plain_words(client, cast):
    for _ in range(10):
        sign_in(client, "somsri", "เดาไปเรื่อย")
    assert "รอ 15 นาที" in text(sign_in(client, "somsri", make.PASSWORD))


def test_leaving_takes_a_press_of_a_button(client, cast):
    client.force_login(cast.somsri)
    client.get("/accounts/logout/")
    assert client.get("/desk/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/desk/").status_code == 302


def test_nobody_opens_an_account_alone(client):
    typed = {"username": "me", "password1": OWN, "password2": OWN}
    assert "ผู้ดูแลระบบเป็นผู้เปิดบัญชีให้" in text(client.post("/accounts/signup/", typed))
    assert not User.objects.exists()


# ------------------------------------------------------------------ a password that someone else knows


@pytest.fixture
def newcomer(cast):
    """A new person and their one-time password."""
    post = Post.objects.get(holdings__user=cast.wichai)
    return actions.take_in(post, by=cast.anan, on=TODAY, username="malai", full_name="มาลัย")


@pytest.mark.parametrize("address", ["/desk/", "/desk/ban-nong/rules/", "/ban-nong/strategy/edit/"])
def test_work_begins_after_choosing_a_password_of_ones_own(client, newcomer, address):
    person, password = newcomer
    sign_in(client, person.username, password)
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/password/change/")


def test_the_public_pages_stay_open_meanwhile(client, newcomer):
    sign_in(client, *(newcomer[0].username, newcomer[1]))
    assert client.get("/ban-nong/about/").status_code == 200


def test_the_page_says_why_and_the_own_password_opens_the_desk(client, newcomer):
    person, password = newcomer
    sign_in(client, person.username, password)
    assert "ท่านเข้ามาด้วยรหัสผ่านใช้ครั้งเดียว" in text(client.get("/accounts/password/change/"))
    typed = {"oldpassword": password, "password1": OWN, "password2": OWN}
    answer = client.post("/accounts/password/change/", typed, follow=True)
    assert answer.redirect_chain[-1][0] == "/desk/"
    assert "เปลี่ยนรหัสผ่านแล้ว" in text(answer)
    person.refresh_from_db()
    assert (person.check_password(OWN), person.password_is_given) == (True, False)


@pytest.mark.parametrize(
    ("chosen", "again", "says"),
    [
        ("สั้นไป", "สั้นไป", "อย่างน้อย 10 ตัวอักษร"),
        ("password123", "password123", "เดาได้ง่าย"),
        ("wichai1234", "wichai1234", "คล้ายชื่อผู้ใช้"),
        (make.PASSWORD, make.PASSWORD, "นี่คือรหัสผ่านเดิม"),
        (OWN, OWN + "ๆ", "ต้องพิมพ์รหัสผ่าน"),
    ],
)
def test_a_weak_password_is_refused_in_plain_words(client, cast, chosen, again, says):
    client.force_login(cast.wichai)
    typed = {"oldpassword": make.PASSWORD, "password1": chosen, "password2": again}
    assert says in text(client.post("/accounts/password/change/", typed))
    cast.wichai.refresh_from_db()
    assert cast.wichai.check_password(make.PASSWORD)


# ------------------------------------------------------------------ forgotten


def test_a_forgotten_password_is_chosen_anew_by_a_link(client, cast):
    cast.somsri.email = "somsri@example.go.th"
    cast.somsri.password_is_given = True
    cast.somsri.save()
    client.post("/accounts/password/reset/", {"email": "somsri@example.go.th"})
    [letter] = mail.outbox
    assert "somsri" in letter.body
    assert "ตั้งรหัสผ่านใหม่" in letter.subject
    link = re.search(r"http://testserver(/\S+)", letter.body)[1]
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    answer = client.post(address, {"password1": OWN, "password2": OWN}, follow=True)
    assert "เปลี่ยนรหัสผ่านแล้ว" in text(answer)
    cast.somsri.refresh_from_db()
    assert (cast.somsri.check_password(OWN), cast.somsri.password_is_given) == (True, False)
    assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in text(client.get(link, follow=True))


def test_the_page_does_not_tell_whether_an_address_is_known(client, cast):
    known = client.post("/accounts/password/reset/", {"email": "nobody@example.go.th"})
    assert (known.status_code, known["Location"]) == (302, "/accounts/password/reset/done/")
    assert all("ไม่มีบัญชี" in letter.subject for letter in mail.outbox)


# ------------------------------------------------------------------ the second step


def code_of(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def test_a_second_step_is_set_up_used_and_ended(client, cast):
    sign_in(client, "anan", make.PASSWORD)
    client.post("/accounts/reauthenticate/", {"password": make.PASSWORD})
    page = text(client.get("/accounts/2fa/totp/activate/"))
    secret = re.search(r'class="secret break">([^<]+)<', page)[1]
    assert "รหัสไม่ถูกต้อง" in text(client.post("/accounts/2fa/totp/activate/", {"code": "000000"}))
    answer = client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)}, follow=True)
    codes = re.findall(r"<li>(\d{8})</li>", text(answer))
    assert len(codes) == 10
    assert "ยืนยันสองขั้นตอนเข้าสู่ระบบ" not in text(client.get("/desk/"))

    client.post("/accounts/logout/")
    answer = sign_in(client, "anan", make.PASSWORD)
    assert answer["Location"].startswith("/accounts/2fa/authenticate/")
    assert client.get("/desk/").status_code == 302
    assert "รหัส" in text(client.post("/accounts/2fa/authenticate/", {"code": "11111111"}))
    answer = client.post("/accounts/2fa/authenticate/", {"code": codes[0]})
    assert answer["Location"] == "/desk/"
    assert "เหลือ 9 รหัส" in text(client.get("/accounts/2fa/"))

    client.post("/accounts/reauthenticate/", {"password": make.PASSWORD})
    client.post("/accounts/2fa/totp/deactivate/")
    assert not Authenticator.objects.exists()


def test_a_new_one_time_password_does_not_pass_the_second_step(client, cast):
    Authenticator.objects.create(
        user=cast.somsri, type=Authenticator.Type.TOTP, data={"secret": "A"}
    )
    password = actions.give_new_password(cast.somsri, by=cast.anan, organisation=cast.ban_nong)
    answer = sign_in(client, "somsri", password)
    assert answer["Location"].startswith("/accounts/2fa/authenticate/")
    assert client.get("/desk/").status_code == 302
