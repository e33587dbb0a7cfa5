using PyActors.Pools;

namespace PyActors.Specs.Pools;

public sealed class PersistenceSpecs
{
    private readonly Persistence _persistence = new();

    [Fact]
    public void What_was_in_vain_a_few_times_in_a_row_should_be_tried_now_and_then_only()
    {
        for (var i = 0; i < Persistence.InARow; i++)
            Try(inVain: true).ShouldBeTrue();

        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < Persistence.GivenUpFor; i++)
                Try(inVain: true).ShouldBeFalse();

            Try(inVain: true).ShouldBeTrue();
        }
    }

    [Fact]
    public void What_succeeds_again_should_be_tried_again()
    {
        for (var i = 0; i < Persistence.InARow + Persistence.GivenUpFor; i++)
            Try(inVain: true);

        for (var i = 0; i < Persistence.InARow; i++)
            Try(inVain: i > 0).ShouldBeTrue();

        Try(inVain: false).ShouldBeTrue();
    }

    [Fact]
    public void What_is_in_vain_now_and_then_should_be_tried_always()
    {
        for (var i = 0; i < 1000; i++)
            Try(inVain: i % Persistence.InARow != 0).ShouldBeTrue();
    }

    private bool Try(bool inVain)
    {
        var tries = _persistence.Tries();
        if (tries)
            _persistence.Tried(inVain);

        return tries;
    }
}
