using PyActors.Engines;

namespace PyActors.Core.Specs.Engines;

/// <summary>The process's one engine: taken by the first that starts, and free again where nothing of Python was touched.</summary>
public sealed class EngineSlotSpecs : IDisposable
{
    [Fact]
    public void Slot_should_be_free_again_whatever_is_thrown_before_Python_is_touched()
    {
        Should.Throw<PythonStartException>(() => EngineSlot.TakeFor<int>("first", () => throw new PythonStartException("none")));
        Should.Throw<IOException>(() => EngineSlot.TakeFor<int>("second", () => throw new IOException("gone")));

        EngineSlot.TakeFor("third", () => 3).ShouldBe(3);
    }

    [Fact]
    public void Slot_should_be_refused_to_any_other_engine()
    {
        EngineSlot.TakeFor("first", () => 1);

        Should.Throw<PythonStartException>(() => EngineSlot.TakeFor("second", () => 2)).Message.ShouldContain("has started the engine 'first' before");
        Should.Throw<PythonStartException>(() => EngineSlot.TakeFor("third", () => 3)).Message.ShouldContain("'first'");
    }

    public void Dispose() => EngineSlot.GiveBack();
}
