"""Preferences: how the window looks and speaks, from which score on, whose name, how many backups."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gui.article_view import LARGEST, SMALLEST
from gui.settings import LANGUAGES, MEASURES, THEMES, Preferences, Settings
from gui.words import tr, with_key

_MOST_BACKUPS = 99


class PreferencesDialog(QDialog):
    """The dialog. Nothing changes before it is accepted."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Preferences"))
        self.setMinimumWidth(500)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._section(tr("Look"))
        self.theme = self._choice(tr("Theme"), [(name, tr(words)) for name, words in THEMES], settings.theme)
        languages = [(code, tr(words)) for code, words in LANGUAGES]
        self.language = self._choice(tr("Language"), languages, settings.language)
        faces = [("", tr("As it came"))] + [(name, name) for name in QFontDatabase.families()]
        self.face = self._choice(tr("Face of the page"), faces, settings.face)
        self.points = self._number(tr("Size, in points"), settings.points, SMALLEST, LARGEST, 0.5, 1)
        self.measure = self._whole(tr("Characters a line"), settings.measure, *MEASURES)
        self._section(tr("Suggestions"))
        self.show_from = self._number(tr("Show from this score on"), settings.show_from, 0, 1, 0.05, 2)
        self.score = self._number(tr("Accept all from this score on"), settings.score, 0, 1, 0.05, 2)
        self._section(tr("Project"))
        self.analyst = QLineEdit(settings.analyst)
        self._row(tr("Analyst's name"), self.analyst)
        self.backups = self._whole(tr("Backups to keep"), settings.backups, 0, _MOST_BACKUPS)
        self.backups.setSpecialValueText(tr("none"))
        self.backups.setToolTip(tr("Copies beside the project, made when it is opened and before large steps"))
        self.backup_minutes = self._whole(tr("While working, every … minutes"), settings.backup_minutes, 0, 240)
        self.backup_minutes.setSpecialValueText(tr("never"))
        self.backup_days = self._whole(tr("And the last one of … days"), settings.backup_days, 0, 365)
        self.backup_days.setToolTip(tr("Of so many days the last copy stays, besides the newest ones"))
        self.keys = QPushButton(with_key(tr("Keys…"), "show_keys"))
        self.keys.setAutoDefault(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.keys, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.addLayout(self.form)
        column.addSpacing(8)
        column.addWidget(buttons)

    def chosen(self) -> Preferences:
        """Give what stands in the dialog."""
        return Preferences(
            theme=str(self.theme.currentData()),
            language=str(self.language.currentData()),
            face=str(self.face.currentData()),
            points=self.points.value(),
            measure=self.measure.value(),
            score=self.score.value(),
            show_from=self.show_from.value(),
            analyst=" ".join(self.analyst.text().split()),
            backups=self.backups.value(),
            backup_days=self.backup_days.value(),
            backup_minutes=self.backup_minutes.value(),
        )

    def _section(self, title: str) -> None:
        label = QLabel(title)
        label.setObjectName("section")
        self.form.addRow(label)

    def _row(self, label: str, field: QWidget) -> None:
        field.setAccessibleName(label)
        self.form.addRow(label, field)

    def _choice(self, label: str, choices: list[tuple[str, str]], now: str) -> QComboBox:
        field = QComboBox()
        for value, words in choices:
            field.addItem(words, value)
        field.setCurrentIndex(max(0, field.findData(now)))
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(18)
        self._row(label, field)
        return field

    def _number(
        self, label: str, now: float, lowest: float, highest: float, step: float, decimals: int
    ) -> QDoubleSpinBox:
        field = QDoubleSpinBox()
        field.setDecimals(decimals)
        field.setRange(lowest, highest)
        field.setSingleStep(step)
        field.setValue(now)
        self._row(label, field)
        return field

    def _whole(self, label: str, now: int, lowest: int, highest: int) -> QSpinBox:
        field = QSpinBox()
        field.setRange(lowest, highest)
        field.setValue(now)
        self._row(label, field)
        return field
