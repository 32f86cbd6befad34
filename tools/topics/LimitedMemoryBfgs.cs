namespace ReportSearch.TopicTraining;

/// <summary>
/// Minimises a smooth convex function: limited-memory BFGS with the two-loop recursion (Nocedal and Wright, Numerical Optimization, algorithms
/// 7.4 and 7.5) and backtracking until the sufficient decrease holds. Without chance: the same input gives the same minimum.
/// </summary>
public static class LimitedMemoryBfgs
{
    private const int Memory = 8;
    private const int MostSteps = 400;
    private const double SufficientDecrease = 1e-4;

    /// <summary>Moves a point to the minimum.</summary>
    /// <param name="objective">The function to minimise.</param>
    /// <param name="point">Where to begin; receives the minimum.</param>
    /// <param name="tolerance">Ends when the gradient has shrunk to this share of its first length.</param>
    /// <returns>How many steps were made, and whether the gradient has shrunk so far.</returns>
    public static (int Steps, bool Converged) Minimise(LogisticObjective objective, float[] point, double tolerance)
    {
        float[] gradient = new float[point.Length], next = new float[point.Length], nextGradient = new float[point.Length], direction = new float[point.Length];
        var steps = new LinkedList<(float[] Move, float[] Change, double Curvature)>();
        double value = objective.Evaluate(point, gradient);
        double goal = tolerance * DenseVector.Norm(gradient);
        for (int step = 0; step < MostSteps; step++)
        {
            if (DenseVector.Norm(gradient) <= goal)
                return (step, true);
            Direction(gradient, steps, direction);
            double slope = DenseVector.Dot(gradient, direction);
            double length = steps.Count == 0 ? 1 / DenseVector.Norm(gradient) : 1;
            double nextValue;
            while (true)
            {
                point.CopyTo(next, 0);
                DenseVector.AddScaled(next, direction, (float)length);
                nextValue = objective.Evaluate(next, nextGradient);
                if (nextValue <= value + SufficientDecrease * length * slope)
                    break;
                length /= 2;
                // Float sums cannot tell nearer points apart: this is the minimum.
                if (length < 1e-8)
                    return (step, false);
            }

            (float[] move, float[] change) = steps.Count == Memory ? Oldest(steps) : (new float[point.Length], new float[point.Length]);
            Subtract(next, point, move);
            Subtract(nextGradient, gradient, change);
            double curvature = DenseVector.Dot(move, change);
            if (curvature > 0)
                steps.AddLast((move, change, curvature));
            next.CopyTo(point, 0);
            nextGradient.CopyTo(gradient, 0);
            value = nextValue;
        }

        return (MostSteps, false);
    }

    private static (float[] Move, float[] Change) Oldest(LinkedList<(float[] Move, float[] Change, double Curvature)> steps)
    {
        (float[] move, float[] change, _) = steps.First!.Value;
        steps.RemoveFirst();
        return (move, change);
    }

    private static void Direction(float[] gradient, LinkedList<(float[] Move, float[] Change, double Curvature)> steps, float[] direction)
    {
        for (int i = 0; i < gradient.Length; i++)
            direction[i] = -gradient[i];
        if (steps.Count == 0)
            return;
        double[] shares = new double[steps.Count];
        int at = steps.Count;
        for (LinkedListNode<(float[] Move, float[] Change, double Curvature)>? node = steps.Last; node is not null; node = node.Previous)
        {
            shares[--at] = DenseVector.Dot(node.Value.Move, direction) / node.Value.Curvature;
            DenseVector.AddScaled(direction, node.Value.Change, (float)-shares[at]);
        }

        (_, float[] change, double curvature) = steps.Last!.Value;
        float scale = (float)(curvature / DenseVector.SumOfSquares(change));
        foreach (ref float part in direction.AsSpan())
            part *= scale;
        foreach ((float[] move, float[] moved, double product) in steps)
        {
            double share = DenseVector.Dot(moved, direction) / product;
            DenseVector.AddScaled(direction, move, (float)(shares[at++] - share));
        }
    }

    private static void Subtract(float[] from, float[] part, float[] target)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] = from[i] - part[i];
    }
}
