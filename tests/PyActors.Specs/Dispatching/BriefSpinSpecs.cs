using PyActors.Dispatching;

namespace PyActors.Specs.Dispatching;

public sealed class BriefSpinSpecs
{
    [Fact]
    public void Spin_should_not_look_where_it_has_no_time()
    {
        var looks = 0;

        new BriefSpin(TimeSpan.Zero, () => ++looks > 0).UntilThere();

        looks.ShouldBe(0);
    }

    [Fact]
    public void Spin_should_end_when_it_is_there_or_its_time_is_over_and_let_others_look()
    {
        if (Environment.ProcessorCount == 1)
            return; // Nobody spins there.

        var looks = 0;
        var inVain = new BriefSpin(TimeSpan.FromMicroseconds(50), () => ++looks < 0);
        var forEver = new BriefSpin(TimeSpan.MaxValue, () => ++looks > 0);

        for (var i = 0; i < 2 * Environment.ProcessorCount; i++)
        {
            LookWith(inVain);
            LookWith(forEver);
        }

        // Others of this process may be looking just now.
        void LookWith(BriefSpin spin)
        {
            var before = looks;
            SpinWait.SpinUntil(
                () =>
                {
                    spin.UntilThere();
                    return looks > before;
                },
                TimeSpan.FromSeconds(30)).ShouldBeTrue();
        }
    }
}
