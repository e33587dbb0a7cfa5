namespace PyActors.Core.Specs.Pooling;

public sealed class DrainReportSpecs
{
    [Fact]
    public void Report_should_have_words_for_one_and_for_many()
    {
        new DrainReport(1, 1, 1, ["a"]).ToString().ShouldBe("in the drain 1 invocation finished, 1 was interrupted, 1 abandoned; 1 worker left behind");
        new DrainReport(2000, 0, 2, []).ToString().ShouldBe("in the drain 2,000 invocations finished, 0 were interrupted, 2 abandoned; 0 workers left behind");
    }
}
