from PySide6.QtCore import Qt, QObject, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from tests.program_stage import ProgramStage
import traceback
class F(QObject):
    def eventFilter(self, o, e):
        if e.type()==QEvent.Type.Show and isinstance(o,QWidget) and o.isWindow():
            print("SHOWN WINDOW", type(o), o.accessibleName(), getattr(o,"text",lambda:"")())
            traceback.print_stack(limit=9)
        return False
def test_x(stage):
    f=F(); QApplication.instance().installEventFilter(f)
    stage.begin()
    stage.welcome.options.choose("sample")
    stage.welcome.submit()
    stage.at_desk()
    print("active", QApplication.activeWindow(), stage.window.isActiveWindow(), QApplication.focusWidget())
    QApplication.instance().removeEventFilter(f)
