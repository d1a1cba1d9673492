"""The overview: four drawings of the whole project; a click, or Enter, on a part of one leads to its claims."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from matplotlib.backend_bases import MouseEvent
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotations.errors import Problem
from annotations.session import Overview, overview_of
from gui import drawings, theme
from gui.drawings import Drawing, Target
from gui.job import Job
from gui.words import tr

Draw = Callable[[Figure, Overview], Drawing]
_DPI = 200
_LATER_MS = 300
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class Canvas(FigureCanvasQTAgg):  # type: ignore[misc]
    """One drawing. Arrows go over its parts, Enter and a click go to what they stand for.

    Signals:
        pointed: the Target of a part.
    """

    pointed = Signal(object)

    def __init__(self, draw: Draw, name: str) -> None:
        super().__init__(Figure(layout="constrained", facecolor=theme.current().page.name()))
        self._draw = draw
        self._frame: Rectangle | None = None
        self._at = (0, 0)
        self.drawing: Drawing | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setMinimumSize(560, 360)
        self.mpl_connect("button_press_event", self._clicked)
        self.mpl_connect("motion_notify_event", self._moved)

    def show_overview(self, overview: Overview) -> None:
        """Draw these figures."""
        self.drawing = self._draw(self.figure, overview)
        self._frame = None
        self.setAccessibleDescription(self.drawing.words)
        self._show_frame()

    def target(self) -> Target | None:
        """Give what the keyboard stands on."""
        cells = self.drawing.cells if self.drawing else ()
        return cells[self._at[0]][self._at[1]] if cells else None

    def _target_at(self, event: MouseEvent) -> Target | None:
        if self.drawing is None or event.inaxes is None or event.xdata is None or event.ydata is None:
            return None
        return self.drawing.at(event.xdata, event.ydata)

    def _clicked(self, event: MouseEvent) -> None:
        if (target := self._target_at(event)) is not None:
            for row, cells in enumerate(self.drawing.cells if self.drawing else ()):
                if target in cells:
                    self._at = (row, cells.index(target))
            self._show_frame()
            self.pointed.emit(target)

    def _moved(self, event: MouseEvent) -> None:
        over = self._target_at(event) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go over the parts, or to what one stands for."""
        cells = self.drawing.cells if self.drawing else ()
        key = Qt.Key(event.key())
        if cells and key in _STEPS:
            down, right = _STEPS[key]
            row, column = self._at
            self._at = (
                max(0, min(len(cells) - 1, row + down)),
                max(0, min(len(cells[0]) - 1, column + right)),
            )
            self._show_frame()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (target := self.target()) is not None:
            self.pointed.emit(target)
        else:
            event.ignore()

    def focusInEvent(self, event: QEvent) -> None:
        """Show what the keyboard stands on."""
        super().focusInEvent(event)
        self._show_frame()

    def focusOutEvent(self, event: QEvent) -> None:
        """Show it no more."""
        super().focusOutEvent(event)
        self._show_frame()

    def _show_frame(self) -> None:
        if self._frame is not None:
            self._frame.remove()
            self._frame = None
        cells = self.drawing.cells if self.drawing else ()
        self._at = (min(self._at[0], max(0, len(cells) - 1)), self._at[1])
        if self.drawing is not None and cells and self.hasFocus():
            row, column = self._at
            self._frame = drawings.frame(self.figure.axes[0], self.drawing.places[row][column])
        self.draw_idle()


class OverviewDialog(QDialog):
    """The overview, beside the window. What is pointed at is shown there.

    The figures are read in a thread of their own, and each drawing is made when it comes to the front.

    Signals:
        pointed: the Target of a part.
        failed: a Problem, of reading or saving.
    """

    pointed = Signal(object)
    failed = Signal(object)

    def __init__(self, project: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Overview"))
        self.resize(960, 680)
        self._project = project
        self._overview: Overview | None = None
        self._due: set[Canvas] = set()
        self._job: Job | None = None
        self._again = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self.read)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Drawings"))
        self.canvases: list[Canvas] = []
        for draw, name, hint in (
            (
                drawings.matrix,
                tr("Sources and credibility"),
                tr("Claims that a source takes part in. Click a cell to list them."),
            ),
            (drawings.over_time, tr("Over time"), tr("Claims by the day that their article was published.")),
            (
                drawings.citing,
                tr("Who cites whom"),
                tr("From who passes on to who is cited. Click a source to list its claims."),
            ),
            (drawings.progress, tr("Progress"), tr("Those first in which most is left. Click an article to open it.")),
        ):
            self._add(draw, name, hint)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.save = buttons.addButton(tr("Save picture…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self.ask_save)
        self.save.setEnabled(False)
        buttons.rejected.connect(self.close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter is for the drawing
        self.waiting = QLabel(tr("Counting…"))
        self.waiting.setObjectName("quiet")
        row = QHBoxLayout()
        row.addWidget(self.waiting)
        row.addWidget(buttons, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs)
        column.addLayout(row)
        self.tabs.currentChanged.connect(self._draw)
        theme.told.changed.connect(self._draw_in_theme)
        self.finished.connect(self._wait)
        self.read()
        self.canvases[0].setFocus()

    def _add(self, draw: Draw, name: str, hint: str) -> None:
        canvas = Canvas(draw, name)
        canvas.pointed.connect(self.pointed)
        words = QLabel(hint)
        words.setObjectName("quiet")
        words.setWordWrap(True)
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(words)
        column.addWidget(canvas, 1)
        self.canvases.append(canvas)
        self.tabs.addTab(page, name)

    def read_later(self) -> None:
        """Draw anew when nothing more changes for a moment."""
        self._later.start()

    def read(self) -> None:
        """Ask the project again, and draw when it has answered."""
        self._later.stop()
        self._again = self._job is not None
        if self._job is None:
            self.waiting.show()
            self._job = Job(partial(overview_of, self._project), self)
            self._job.done.connect(self._show)
            self._job.failed.connect(self.failed)
            self._job.finished.connect(self._job_ended)
            self._job.start()

    def _show(self, overview: Overview) -> None:
        self._overview = overview
        self.save.setEnabled(True)
        self._draw_anew()

    def _job_ended(self) -> None:
        self._job = None
        self.waiting.hide()
        if self._again:
            self.read()

    def _wait(self) -> None:
        self._again = False
        self._later.stop()
        if self._job is not None:
            self._job.wait()

    def _draw_anew(self) -> None:
        self._due = set(self.canvases)
        self._draw()

    def _draw(self) -> None:
        canvas = self.shown()
        if self._overview is not None and canvas in self._due:
            self._due.remove(canvas)
            canvas.show_overview(self._overview)

    def is_drawn(self) -> bool:
        """Say whether the drawing in front shows the project as it was asked for last."""
        return self._overview is not None and self._job is None and self.shown() not in self._due

    def shown(self) -> Canvas:
        """Give the drawing in front."""
        return self.canvases[self.tabs.currentIndex()]

    def _draw_in_theme(self) -> None:
        if self._overview is not None:
            self._draw_anew()

    def ask_save(self) -> None:
        """Ask where to, and save the drawing in front as PNG or SVG."""
        name, chosen = QFileDialog.getSaveFileName(
            self, tr("Save picture"), f"{self.tabs.tabText(self.tabs.currentIndex())}.png", "PNG (*.png);;SVG (*.svg)"
        )
        if name:
            path = Path(name)
            if path.suffix.lower() not in (".png", ".svg"):
                path = Path(f"{name}{'.svg' if 'svg' in chosen else '.png'}")
            try:
                self.save_to(path)
            except Problem as problem:
                self.failed.emit(problem)

    def save_to(self, path: Path) -> None:
        """Save the drawing in front.

        Raises:
            Problem: the file cannot be written.
        """
        try:
            figure = self.shown().figure
            head = self._overview.head if self._overview else ""
            state = {"Description": f"sorotan history_head {head}"}
            figure.savefig(path, dpi=_DPI, facecolor=figure.get_facecolor(), metadata=state)
        except OSError as error:
            raise Problem(
                tr("“{path}” could not be written: {error}.", path=path, error=error.strerror or error),
                tr("Choose another folder."),
            ) from error
