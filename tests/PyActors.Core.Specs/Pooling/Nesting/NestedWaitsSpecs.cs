using PyActors.Engines;
using PyActors.Pooling;
using PyActors.Pooling.Nesting;
using PyActors.Testing.Engines;

namespace PyActors.Core.Specs.Pooling.Nesting;

/// <summary>No nested invocation waits for itself: pools as sets of workers, invocations as they stand.</summary>
public sealed class NestedWaitsSpecs
{
    private static readonly PyFault Refused = new(PyFaultKind.Unavailable, "nested");

    private readonly HomePool _one = new(workers: 1);
    private readonly HomePool _two = new(workers: 2);

    [Fact]
    public void Nested_invocation_should_be_refused_when_its_parent_holds_the_only_worker()
    {
        var parent = Running(_one);

        NestedWaits.TryBegin(New(_one, parent)).ShouldBeFalse();
    }

    [Fact]
    public void Nested_invocation_should_wait_for_another_pool()
    {
        var parent = Running(_one);

        Waiting(_two, parent);
    }

    [Fact]
    public void Nested_invocation_should_wait_when_another_worker_will_be_free()
    {
        Running(_two);
        var parent = Running(_two);

        Waiting(_two, parent);
    }

    [Fact]
    public void Second_nested_invocation_should_be_refused_when_both_workers_wait_for_one()
    {
        var first = Running(_two);
        var second = Running(_two);
        var waiting = Waiting(_two, first);

        NestedWaits.TryBegin(New(_two, second)).ShouldBeFalse();

        waiting.TryAnswerQueued(Refused).ShouldBeTrue();
        Waiting(_two, second);
    }

    [Fact]
    public void Nested_invocation_should_be_refused_when_its_ancestors_hold_every_worker()
    {
        var grandparent = Running(_two);
        var parent = Running(_two, grandparent);

        NestedWaits.TryBegin(New(_two, parent)).ShouldBeFalse();
    }

    [Fact]
    public void Nested_invocation_should_be_refused_when_it_comes_back_through_another_pool()
    {
        var grandparent = Running(_one);
        var parent = Running(_two, grandparent);

        NestedWaits.TryBegin(New(_one, parent)).ShouldBeFalse();
    }

    [Fact]
    public void Two_pools_should_not_wait_for_each_other()
    {
        var other = new HomePool(workers: 1);
        var here = Running(_one);
        var there = Running(other);
        Waiting(other, here);

        NestedWaits.TryBegin(New(_one, there)).ShouldBeFalse();
    }

    [Fact]
    public void Two_pools_should_wait_for_each_other_where_one_has_a_worker_to_spare()
    {
        var here = Running(_one);
        var there = Running(_two);
        Waiting(_two, here);

        Waiting(_one, there);
    }

    [Fact]
    public void Nested_invocation_that_has_started_should_wait_no_more()
    {
        var first = Running(_two);
        var nested = Waiting(_two, first);
        nested.TryStart(workerNumber: 2).ShouldBeTrue();
        nested.TryAnswerRunning(default).ShouldBeTrue();
        var second = Running(_two);

        Waiting(_two, second);
    }

    [Fact]
    public void Code_that_outlived_its_invocation_should_wait_like_any_other()
    {
        var parent = Running(_one);
        parent.TryAnswerRunning(default).ShouldBeTrue();

        NestedWaits.TryBegin(New(_one, parent)).ShouldBeTrue();
    }

    [Fact]
    public void Code_that_outlived_its_invocation_should_wait_although_what_asked_for_that_still_runs()
    {
        var grandparent = Running(_one);
        var parent = Running(_two, grandparent);
        parent.TryAnswerRunning(default).ShouldBeTrue();

        NestedWaits.TryBegin(New(_one, parent)).ShouldBeTrue();
    }

    [Fact]
    public void Ancestor_that_has_its_outcome_should_hold_no_worker()
    {
        var grandparent = Running(_one);
        var parent = Running(_two, grandparent);
        grandparent.TryAnswerRunning(default).ShouldBeTrue();

        Waiting(_one, parent);
    }

    [Fact]
    public void Siblings_should_wait_beside_each_other()
    {
        var parent = Running(_two);
        var first = Waiting(_two, parent);
        var second = Waiting(_two, parent);

        first.TryStart(workerNumber: 2).ShouldBeTrue();
        second.TryAnswerQueued(Refused).ShouldBeTrue();
    }

    private static SpecInvocation New(HomePool pool, Invocation? parent = null)
    {
        using (AmbientInvocation.Enter(parent))
        {
            return new SpecInvocation(new Invoke("module:function")) { Pool = pool };
        }
    }

    private static SpecInvocation Running(HomePool pool, Invocation? parent = null)
    {
        var invocation = New(pool, parent);
        invocation.TryStart(workerNumber: 1).ShouldBeTrue();
        return invocation;
    }

    private static SpecInvocation Waiting(HomePool pool, Invocation parent)
    {
        var nested = New(pool, parent);
        NestedWaits.TryBegin(nested).ShouldBeTrue();
        return nested;
    }
}
