"""Courses, their lessons in dated versions, and how far people are with them."""

from doordesk.mechanisms.course.models.learning import Finish, Reply
from doordesk.mechanisms.course.models.lessons import Course, Lesson, Version
from doordesk.mechanisms.course.models.written import LONGEST, Answer, Question, Written

__all__ = ["LONGEST", "Answer", "Course", "Finish", "Lesson", "Question", "Reply", "Version", "Written"]
