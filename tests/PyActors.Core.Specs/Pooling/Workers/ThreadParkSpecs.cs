using System.Runtime.InteropServices;
using PyActors.Pooling.Workers;

namespace PyActors.Core.Specs.Pooling.Workers;

public sealed class ThreadParkSpecs
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_wake_up_that_comes_first_should_end_the_next_sleep(string kind)
    {
        var park = ParkOf(kind);
        park.Wake();

        await Sleeping(park, times: 1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Several_wake_ups_before_a_sleep_should_end_that_one_alone(string kind)
    {
        var park = ParkOf(kind);
        park.Wake();
        park.Wake();
        await Sleeping(park, times: 1);

        var second = Sleeping(park, times: 1);
        second.IsCompleted.ShouldBeFalse();
        park.Wake();

        await second;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_wake_up_should_be_lost_between_two_threads_that_wake_each_other_in_turns(string kind)
    {
        const int Turns = 50_000;
        var (here, there) = (ParkOf(kind), ParkOf(kind));
        var other = OnThread(() =>
        {
            for (var i = 0; i < Turns; i++)
            {
                there.Sleep();
                here.Wake();
            }
        });
        var one = OnThread(() =>
        {
            for (var i = 0; i < Turns; i++)
            {
                there.Wake();
                here.Sleep();

                // Its memory stays where the system looks for it.
                if (i % 5_000 == 0)
                    GC.Collect(0);
            }
        });

        await Task.WhenAll(one, other).WaitAsync(Bound);
    }

    [Fact]
    public void A_thread_should_sleep_in_the_system_itself_on_Linux()
    {
        var isKnown = OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

        LinuxFutex.IsKnown.ShouldBe(isKnown);
        ThreadPark.Create().ShouldBeOfType(isKnown ? typeof(ThreadPark.OnFutex) : typeof(ThreadPark.OnMonitor));
    }

    public static TheoryData<string> Kinds() => LinuxFutex.IsKnown ? ["futex", "monitor"] : ["monitor"];

    private static ThreadPark ParkOf(string kind) => kind == "futex" ? new ThreadPark.OnFutex() : new ThreadPark.OnMonitor();

    private static Task Sleeping(ThreadPark park, int times) => OnThread(() =>
    {
        for (var i = 0; i < times; i++)
            park.Sleep();
    }).WaitAsync(Bound);

    private static Task OnThread(Action action) => Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
