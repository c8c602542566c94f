"""What the desk says of a story among itself: written beside it, settled when it is done."""

from django import forms
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from articles.models import DeskComment
from photos.admin.autocomplete import KEY


class CommentForm(forms.ModelForm):
    class Meta:
        model = DeskComment
        fields = ("words",)
        labels = {"words": "Comment"}
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"words": {"required": "Write what the others should know."}}


class Comments:
    """A story's comments on a page of their own, and as the piece of it that the form shows; mixed into the admin."""

    def get_urls(self):
        return [*self.addresses({"comments": self.comments_view}), *super().get_urls()]

    def comments_view(self, request, pk):
        """Show the comments; a POST adds one, or settles the one that `settle` names.

        Who may see a story may comment on it. A script that asks with `Accept: text/x-fragment` gets the list alone.
        """
        story = self.looked_at(request, pk)
        form = CommentForm(request.POST or None)
        if request.method == "POST" and self.said(request, story, form):
            form = CommentForm()
            if not wants_fragment(request):
                return HttpResponseRedirect(reverse("admin:articles_article_comments", args=[story.pk]))
        comments = story.desk_comments.select_related("author", "settled_by")
        context = {"title": "Comments of the desk", "comments": comments, "form": form, "original": story}
        if wants_fragment(request):
            return TemplateResponse(request, "admin/articles/article/_comments.html", context)
        return self.page(request, story, "comments", context)

    def said(self, request, story, form):
        """Do what was asked for, and say whether it could be done."""
        key = request.POST.get("settle", "")
        if key:
            comment = get_object_or_404(story.desk_comments, pk=key if KEY.fullmatch(key) else None)
            story.desk_comments.filter(pk=comment.pk, settled_at=None).update(
                settled_at=timezone.now(), settled_by=request.user
            )
            return True
        if form.is_valid():
            comment = form.save(commit=False)
            comment.article, comment.author, comment.written_at = story, request.user, timezone.now()
            comment.save()
            return True
        return False


def wants_fragment(request):
    return request.headers.get("Accept") == "text/x-fragment"
