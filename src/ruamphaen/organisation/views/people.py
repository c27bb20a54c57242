"""Posts and people: who may do what, taking over and handing on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.base.turns import done
from ruamphaen.organisation import access, actions, forms, queries
from ruamphaen.organisation.models import Post
from ruamphaen.organisation.models.people import ROLE_NAMES, ROLE_OPENS


def _to_post(post: Post) -> HttpResponse:
    return redirect("organisation:post", post.organisation.slug, post.pk)


@door(access.may_run_organisation)
def people(request: Request) -> HttpResponse:
    """Every post with its holder today, and a form for a new post."""
    form = forms.PostForm(request.POST or None, organisation=request.organisation)
    if form.is_valid():
        post = done(
            form,
            lambda: actions.create_post(request.organisation, by=request.user, **form.cleaned_data),
        )
        if post:
            messages.success(
                request, _("สร้างตำแหน่ง “%(title)s” แล้ว มอบให้คนที่รับผิดชอบ") % {"title": post}
            )
            return _to_post(post)
    posts = queries.posts_with_holders(request.organisation, request.today)
    return page(
        request,
        "organisation/people.html",
        posts=posts,
        form=form,
        roles=_roles(),
        tab="people",
        room="desk",
    )


def _roles() -> list[tuple[str, str]]:
    """Every role by name, with what it opens."""
    return [(str(ROLE_NAMES[role]), str(ROLE_OPENS[role])) for role in ROLE_NAMES]


@door(access.may_run_organisation)
def post(request: Request, pk: int) -> HttpResponse:
    """One post: who holds it, to whom it goes next, everyone who held it."""
    return _post(request, access.post_for(request.visitor, pk))


def _post(
    request: Request,
    post: Post,
    *,
    hand_over_form: forms.HandOverForm | None = None,
    vacate_form: forms.OnDay | None = None,
) -> HttpResponse:
    history = queries.history_of_post(post)
    return page(
        request,
        "organisation/post.html",
        post=post,
        history=history,
        holder=queries.posts_with_holders(request.organisation, request.today).get(pk=post.pk),
        hand_over_form=hand_over_form or _hand_over_form(request, None),
        vacate_form=vacate_form or forms.OnDay(today=request.today, prefix="vacate"),
        tab="people",
        room="desk",
    )


def _hand_over_form(request: Request, typed: object) -> forms.HandOverForm:
    people = queries.people_of(request.organisation)
    return forms.HandOverForm(typed, people=people, today=request.today)


@door(access.may_run_organisation)
def edit_post(request: Request, pk: int) -> HttpResponse:
    """A post's title, role and department."""
    post = access.post_for(request.visitor, pk)
    form = forms.PostForm.of(post, request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        if done(form, lambda: actions.edit_post(post, by=request.user, **typed)):
            messages.success(request, _("บันทึกแล้ว"))
            return _to_post(post)
        post.refresh_from_db()
    return page(
        request,
        "organisation/post_form.html",
        post=post,
        form=form,
        roles=_roles(),
        tab="people",
        room="desk",
    )


@require_POST
@door(access.may_run_organisation)
def remove_post(request: Request, pk: int) -> HttpResponse:
    """Remove a post that nobody ever held."""
    post = access.post_for(request.visitor, pk)
    actions.remove_post(post, by=request.user)
    messages.success(request, _("ลบ “%(name)s” แล้ว") % {"name": post.title})
    return redirect("organisation:people", request.organisation.slug)


@require_POST
@door(access.may_run_organisation)
def hand_over(request: Request, pk: int) -> HttpResponse:
    """Give a post to someone who has a sign-in."""
    post = access.post_for(request.visitor, pk)
    form = _hand_over_form(request, request.POST)
    if form.is_valid():
        to, on = form.cleaned_data["to"], form.cleaned_data["on"]
        if done(form, lambda: actions.hand_over(post, by=request.user, to=to, on=on)):
            messages.success(
                request,
                _("มอบตำแหน่ง “%(title)s” ให้ %(person)s แล้ว") % {"title": post, "person": to},
            )
            return _to_post(post)
    return _post(request, post, hand_over_form=form)


@require_POST
@door(access.may_run_organisation)
def vacate(request: Request, pk: int) -> HttpResponse:
    """Let a post fall vacant from a day on."""
    post = access.post_for(request.visitor, pk)
    form = forms.OnDay(request.POST, today=request.today, prefix="vacate")
    if form.is_valid():
        actions.hand_over(post, by=request.user, to=None, on=form.cleaned_data["on"])
        messages.success(request, _("บันทึกว่าตำแหน่ง “%(title)s” ว่างแล้ว") % {"title": post})
        return _to_post(post)
    return _post(request, post, vacate_form=form)


@sensitive_variables("password")
@door(access.may_run_organisation)
def take_in(request: Request, pk: int) -> HttpResponse:
    """A sign-in for a new person who takes a post. Its one-time password is shown here and nowhere else."""
    post = access.post_for(request.visitor, pk)
    form = forms.NewPersonForm(request.POST or None, today=request.today)
    if form.is_valid():
        taken = done(form, lambda: actions.take_in(post, by=request.user, **form.cleaned_data))
        if taken:
            person, password = taken
            return _shown_once(request, post, person, password)
    return page(
        request, "organisation/take_in.html", post=post, form=form, tab="people", room="desk"
    )


@sensitive_variables("password")
@require_POST
@door(access.may_run_organisation)
def new_password(request: Request, pk: int, user: int) -> HttpResponse:
    """A new one-time password for the holder of a post who lost theirs."""
    post = access.post_for(request.visitor, pk)
    person = access.holder_for(request.visitor, user)
    password = actions.give_new_password(person, by=request.user, organisation=request.organisation)
    return _shown_once(request, post, person, password)


@sensitive_variables("password")
def _shown_once(request: Request, post: Post, person: object, password: str) -> HttpResponse:
    # Answered at once, not after a redirect: the password must not lie in a session or an address.
    return page(
        request,
        "organisation/password_once.html",
        post=post,
        person=person,
        password=password,
        tab="people",
        room="desk",
    )
