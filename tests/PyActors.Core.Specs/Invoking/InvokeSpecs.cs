namespace PyActors.Core.Specs.Invoking;

/// <summary>What an invocation says when nothing is said, and what a changed copy of it keeps.</summary>
public sealed class InvokeSpecs
{
    private static readonly Dictionary<string, object?> Keywords = new() { ["base"] = 2 };

    [Fact]
    public void Invoke_should_ask_for_nothing_special_by_itself()
    {
        var invoke = new Invoke("math:sqrt", 2.0);

        invoke.Keywords.ShouldBeEmpty();
        invoke.HasKeywords.ShouldBeFalse();
        invoke.Timeout.ShouldBeNull();
        invoke.WaitForRoom.ShouldBeNull();
        invoke.Caller.ShouldBeNull();
        invoke.Priority.ShouldBe(InvokePriority.Normal);
        invoke.Parent.ShouldBeNull();
        invoke.Slice.ShouldBeNull();
    }

    [Fact]
    public void Callable_should_not_be_null()
    {
        string? missing = null;

        Should.Throw<ArgumentNullException>(() => new Invoke(missing!)).ParamName.ShouldBe("callable");
        Should.Throw<ArgumentNullException>(() => new Invoke((PyCallable)null!)).ParamName.ShouldBe("callable");
    }

    [Fact]
    public void Keywords_should_not_be_null()
    {
        Should.Throw<ArgumentNullException>(static () => new Invoke("math:sqrt") { Keywords = null! });
        Should.Throw<ArgumentNullException>(static () => new InvokeBatch("math:sqrt", []) { Keywords = null! });
        Should.Throw<ArgumentNullException>(static () => new MapOptions { Keywords = null! });
    }

    [Fact]
    public void Copy_should_keep_what_isnt_changed()
    {
        var invoke = new Invoke("math:log", 8)
        {
            Keywords = Keywords,
            Timeout = TimeSpan.FromSeconds(1),
            WaitForRoom = TimeSpan.FromSeconds(2),
            Caller = "shop",
            Priority = InvokePriority.High,
        };

        var copy = invoke with { Caller = "office" };

        copy.ShouldBe(invoke with { Caller = "office" });
        copy.ShouldNotBe(invoke);
        copy.Keywords.ShouldBeSameAs(Keywords);
        copy.HasKeywords.ShouldBeTrue();
        copy.Timeout.ShouldBe(TimeSpan.FromSeconds(1));
        copy.WaitForRoom.ShouldBe(TimeSpan.FromSeconds(2));
        copy.Priority.ShouldBe(InvokePriority.High);
        invoke.Caller.ShouldBe("shop");
        new Invoke("math:log", 8).Caller.ShouldBeNull();
    }
}
