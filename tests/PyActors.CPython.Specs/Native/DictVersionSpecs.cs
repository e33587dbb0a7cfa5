using PyActors.Interop.Native;

namespace PyActors.CPython.Specs.Native;

[Collection(EngineFixture.Collection)]
public sealed class DictVersionSpecs(EngineFixture fixture)
{
    [Fact]
    public async Task Dicts_should_be_seen_to_carry_versions_where_Python_gives_them_some()
    {
        await using var worker = await fixture.WorkerAsync();
        // Tried out on the worker's thread, which has the GIL for it.
        await worker.ValueAsync("math:sqrt", 4.0);
        await worker.ValueAsync("math:sqrt", 4.0);

        DictVersion.IsCarried.ShouldBe(fixture.Report.Python.Version is { Major: 3, Minor: >= 10 and <= 13 } && nint.Size == 8);
    }
}
