using PyActors.Engines;

namespace PyActors.Core.Specs.Engines;

public sealed class EngineStopReportSpecs
{
    [Fact]
    public void Report_should_say_in_words_what_was_left_behind()
    {
        new EngineStopReport(Finalised: true, []).ToString().ShouldBe("Python was finalised.");
        new EngineStopReport(Finalised: false, ["Exit handlers (atexit) don't end.", "Python threads still run: ticker."]).ToString()
            .ShouldBe("Python wasn't finalised. Exit handlers (atexit) don't end. Python threads still run: ticker.");
    }
}
